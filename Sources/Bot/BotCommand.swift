import ArgumentParser
import Domain
import Foundation

/// `fenghuo`: the root of the command line.
@main
struct BotCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "fenghuo",
            abstract: spoken(
                zh: "烽火：执行网络舆情应急预案的值守机器人。",
                en: "Fenghuo: a bot that carries out an emergency plan for online incidents."),
            discussion: spoken(
                zh: "退出码：0 完成，1 输入有误，2 用法有误，3 服务器或磁盘故障。",
                en: "Exit codes: 0 done, 1 the input is at fault, 2 used wrongly, "
                    + "3 a server or disk is at fault."),
            subcommands: [
                RunCommand.self, ConsoleCommand.self, CheckCommand.self, RehearseCommand.self,
                RosterCommand.self, LiaisonCommand.self, PlanCommand.self, AuditCommand.self,
                BackupCommand.self, RestoreCommand.self, RebuildCommand.self, StoreCommand.self,
                DutyRosterCommand.self, VersionCommand.self,
            ])
    }

    static func main() async { Foundation.exit(await status(of: nil).rawValue) }

    /// Runs one command line.
    ///
    /// - Parameter arguments: The words after the program's name; nil for the process's own.
    static func status(of arguments: [String]?) async -> ExitStatus {
        do {
            var command = try parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return .done
        } catch {
            return end(with: error)
        }
    }

    private static func end(with error: any Error) -> ExitStatus {
        switch error {
        case let failure as BotFailure:
            complain(failure.message[.spoken])
            return failure.status
        case let code as ExitCode:
            return ExitStatus(rawValue: code.rawValue) ?? .serverAtFault
        default:
            let message = HelpLanguage.translated(fullMessage(for: error), to: .spoken)
            guard exitCode(for: error) != .success else {
                print(message)
                return .done
            }
            complain(message)
            return exitCode(for: error) == .validationFailure ? .usedWrongly : .serverAtFault
        }
    }
}
