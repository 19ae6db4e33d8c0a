/// The rooms of the fake chats.
extension Stage {
    package static var room: String { "response" }
    package static var backupRoom: String { "backup" }
}
