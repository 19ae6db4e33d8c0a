import CCurl
import Ports

/// What one exchange sets up, and what its asker is told; only a lane's thread calls it.
protocol Job: AnyObject, Sendable {
    associatedtype Answer: Sendable

    /// Who asked; set before the job is handed to a lane, answered exactly once.
    var reply: CheckedContinuation<Result<Answer, WireFailure>, Never>? { get set }

    /// - Throws: Why the exchange cannot even begin.
    func setUp(_ handle: inout CurlHandle) throws(WireFailure)

    /// - Returns: What an exchange that libcurl has ended with `code` comes to.
    func answer(_ code: CURLcode, _ handle: borrowing CurlHandle) -> Result<Answer, WireFailure>
}

extension Job {
    func finish(_ code: CURLcode, _ handle: borrowing CurlHandle) {
        reply.take()?.resume(returning: answer(code, handle))
    }

    func fail(_ failure: WireFailure) {
        reply.take()?.resume(returning: .failure(failure))
    }
}

/// One job on its way through a lane.
final class Transfer: @unchecked Sendable {  // once handed over, only the lane's thread touches it
    enum Stage {
        case coming
        case withdrawn
        case waiting
        case flying
        case over
    }

    let job: any Job
    var stage = Stage.coming
    var handle: CurlHandle?

    init(_ job: any Job) { self.job = job }
}
