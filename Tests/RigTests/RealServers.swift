import Foundation
import RigKit
import Testing

/// The built bot against a real homeserver, SMS gateway and mail server. One after another: the
/// gateway knows one place for what telephones write, and only one bot can listen there.
@Suite(
    .serialized,
    .enabled(
        if: RigEnvironment.isThere,
        "FENGHUO_RIG and FENGHUO_EXECUTABLE are not set; deploy/test starts the servers and sets them"
    ),
    .timeLimit(.minutes(5)), .keepsWhatFailed)
struct RealServers {}

extension Trait where Self == IssueHandlingTrait {
    /// What the bot of a failed test left is kept, and the failure says where.
    static var keepsWhatFailed: Self {
        .compactMapIssues { issue in
            guard let folder = Scene.keepFolder() else { return issue }
            let words = Comment(rawValue: "what the bot left is kept in \(folder.path)")
            guard !issue.comments.contains(words) else { return issue }
            var issue = issue
            issue.comments.append(words)
            return issue
        }
    }
}
