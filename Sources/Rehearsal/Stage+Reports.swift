import Domain
import Ports
import Runtime

extension Stage {
    /// A far end says later what became of a message that it took.
    package func report(_ report: DeliveryReport) {
        guard isAlive, let intake = runtime?.intake else { return }
        _Concurrency.Task(executorPreference: executor) { try? await intake.report(report) }
        executor.drain()
    }
}
