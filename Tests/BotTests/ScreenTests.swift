import Domain
import Foundation
import Testing

@testable import Bot

struct ScreenTests {
    /// `fenghuo console | head`: the pipe's reader ends first, and the bot goes on.
    @Test func `what nobody reads any more is said to nobody`() throws {
        signal(SIGPIPE, SIG_IGN)
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        let screen = Screen(languages: [.en], to: pipe.fileHandleForWriting)
        for _ in 0..<3 { screen.say(zh: "还在", en: "still here") }
    }

    @Test func `what is said stands on the screen`() throws {
        let pipe = Pipe()
        let screen = Screen(languages: [.zh], to: pipe.fileHandleForWriting)
        screen.say(zh: "还在", en: "still here")
        try pipe.fileHandleForWriting.close()
        #expect(pipe.fileHandleForReading.readDataToEndOfFile() == Data("还在\n".utf8))
    }
}
