import Domain
import Foundation
import Testing

@testable import Store

@Suite struct EventTypeTests {
    @Test(arguments: [
        Event.incident(12, .noted(text: "a \"b\"")), .incident(1, .countersignLate),
        .notice(4, .withdrawn), .notice(123_456, .acknowledged(by: "li", via: .own)),
        .task(5, .reminded(percent: 80, "li")), .warning(7, .reminded(.assess)),
        .desk(.channelUp(.chat)), .desk(.guardTripped(.secret, case: 3)), .desk(.codeSpent("wang")),
        .roster(.imported(Roster())), .sealing(1, .read(2)),
    ])
    func `an event's type is read off its JSON`(event: Event) throws {
        #expect(EventType.of(try JSONWriter.encode(event)) == event.type)
    }

    @Test(arguments: ["", "{}", "[]", #"{"a":1}"#, #"{"a":{"_0":1}}"#, #"{"a":{"_0":{}}}"#, "{\"a"])
    func `other JSON has no type`(text: String) {
        #expect(EventType.of(Data(text.utf8)) == nil)
    }
}
