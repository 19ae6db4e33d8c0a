import Foundation
import RigKit
import Testing

/// The built bot against a real homeserver, SMS gateway and mail server. One after another: the
/// gateway knows one place for what telephones write, and only one bot can listen there.
@Suite(.serialized, .enabled(if: RigEnvironment.isThere), .timeLimit(.minutes(5)))
struct RealServers {}
