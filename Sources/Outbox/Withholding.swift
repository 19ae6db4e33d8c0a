import Domain

/// Which deliveries go as a number alone, since what they say is above what their channel may
/// carry: told from the deliveries as they are saved, so that no place that makes one can leave it
/// out (spec §1.6).
package enum Withholding {
    /// - Returns: What the log is to say, alike ones together, in the order of the deliveries.
    package static func found(in deliveries: [Delivery], _ world: World) -> [Withheld] {
        let texts = world.book.inForce?.texts ?? PlanTexts()
        return Withheld.together(deliveries.compactMap { item($0, world, texts) })
    }

    /// Nil where nothing is kept back.
    package static func item(_ delivery: Delivery, _ world: World) -> Withheld? {
        item(delivery, world, world.book.inForce?.texts ?? PlanTexts())
    }

    private static func item(
        _ delivery: Delivery, _ world: World, _ texts: PlanTexts
    ) -> Withheld? {
        let ceiling = texts.ceiling(of: delivery.target.route)
        guard let (thing, label) = keptBack(delivery, world, ceiling) else { return nil }
        return Withheld(
            thing, on: delivery.target.route, people: delivery.target.people, label: label,
            ceiling: ceiling)
    }

    private static func keptBack(
        _ delivery: Delivery, _ world: World, _ ceiling: Classification
    ) -> (Number, Classification)? {
        switch delivery.saying {
        case .bulletin(.circle(.reference(let matter))), .reply(.circle(.reference(let matter))),
            .reply(.circle(.answeredAlone(let matter))):
            return (matter, .sensitive)
        case .bulletin(.seal(.aboveCeiling(let number))), .reply(.seal(.aboveCeiling(let number))):
            return (number, world.label(of: number))
        case .notice(let number, _, let context) where context.classification == .sensitive:
            return (Number(.notice, number), world.label(of: Number(.notice, number)))
        case .notice, .bulletin, .topic: return byRoad(delivery, world, ceiling)
        // Whoever asks by SMS gets what SMS gives; of what is sensitive the log says so all the same.
        case .reply:
            return byRoad(delivery, world, ceiling).flatMap { $0.1 == .sensitive ? $0 : nil }
        case .accepted, .admission: return nil
        }
    }

    /// SMS and mail have forms of their own, which name numbers alone.
    private static func byRoad(
        _ delivery: Delivery, _ world: World, _ ceiling: Classification
    ) -> (Number, Classification)? {
        guard !delivery.target.route.isChat, let thing = delivery.saying.subjects.first else {
            return nil
        }
        let label = delivery.saying.subjects.map { world.label(of: $0) }.max() ?? .internal
        return label > ceiling ? (thing, label) : nil
    }
}
