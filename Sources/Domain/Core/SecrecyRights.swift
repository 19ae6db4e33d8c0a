/// Who may do what about what is sealed (domain §7): in the first chat alone, since what is read
/// goes over no bridge.
extension Permissions {
    static func ofSecrecy(_ verb: Verb) -> Row {
        switch verb {
        case .secrecy:
            Row(verb: verb, roles: [.anyone], routes: everyRoute)
        case .seal:
            Row(verb: verb, roles: [.anyone], routes: [.chat])
        case .sealDestroy:
            Row(verb: verb, roles: [.hq, .secrecy], routes: [.chat])
        case .quarantine, .quarantineShow, .quarantineDestroy:
            Row(verb: verb, roles: [.secrecy], routes: [.chat])
        // Nobody may what is not written here.
        default: Row(verb: verb, roles: [], routes: [])
        }
    }
}
