import Foundation

@testable import Domain

/// Everything that is said about labels and about who may know.
enum CircleSamples {
    typealias F = Fixture

    static let all: [Sample] =
        replies.map { Sample("circle.\($0)", .reply(.circle($1)), nil) }
        + refusals.map { Sample("circle.refused.\($0)", .reply(.refused($1)), $2) }
        + bulletins.map { Sample("circle.bulletin.\($0)", .bulletin(.circle($1)), nil) }

    static let matter = Number(.incident, 1)

    static let replies: [(String, CircleReply)] = [
        (
            "labelled sensitive",
            .labelled(matter, .sensitive, from: .internal, members: ["赵敏", "李雷", "周舟"])
        ),
        ("labelled internal", .labelled(matter, .internal, from: .sensitive, members: [])),
        ("labelled public", .labelled(matter, .public, from: .internal, members: [])),
        (
            "loweringAsked",
            .loweringAsked(matter, .internal, from: .sensitive, people: ["赵敏", "钱进"])
        ),
        (
            "loweringAsked, nobody else",
            .loweringAsked(matter, .public, from: .internal, people: [])
        ),
        ("admitted", .admitted(matter, person: "吴悠", until: F.at(180))),
        ("admitted, without an end", .admitted(matter, person: "吴悠", until: nil)),
        ("removed", .removed(matter, person: "吴悠")),
        (
            "list",
            .list(
                CircleFacts(
                    matter: matter, label: .sensitive,
                    people: [
                        .init(name: "赵敏", until: nil), .init(name: "吴悠", until: F.at(180)),
                    ]))
        ),
        (
            "list, open",
            .list(
                CircleFacts(
                    matter: matter, label: .internal,
                    people: [.init(name: "赵敏", until: nil), .init(name: "李雷", until: nil)]))
        ),
        ("answeredAlone", .answeredAlone(matter)), ("reference", .reference(matter)),
    ]

    static let refusals: [(String, Refusal, String?)] = [
        ("closed", .circle(.closed(matter)), nil),
        ("sameLabel", .circle(.sameLabel(matter, .sensitive)), nil),
        ("lowering", .circle(.lowering(matter, roles: [.secrecy, .hq, .office])), nil),
        ("loweringNeedsAnother", .circle(.loweringNeedsAnother(matter, people: ["赵敏"])), nil),
        ("loweringNeedsReason", .circle(.loweringNeedsReason(matter)), nil),
        ("notClosed", .circle(.notClosed(matter)), nil),
        ("notInside", .circle(.notInside(matter, person: "吴悠")), nil),
        ("lastInside", .circle(.lastInside(matter)), nil),
        ("notRunning", .circle(.notRunning(Number(.warning, 2))), nil),
        ("lowering, by who keeps secrets", .circle(.lowering(matter, roles: [.secrecy])), nil),
    ]

    static let bulletins: [(String, CircleBulletin)] = [
        ("closed", .closed(matter)), ("opened", .opened(matter, .internal, by: "李雷")),
        (
            "loweringWanted",
            .loweringWanted(matter, .internal, by: "李雷", reason: "已公开报道")
        ),
        ("admitted", .admitted(matter, by: "赵敏", until: F.at(180))),
        ("admitted, without an end", .admitted(matter, by: nil, until: nil)),
        ("removed", .removed(matter)), ("expired", .expired(matter, person: "吴悠")),
        ("reference", .reference(matter)),
    ]

    static let events: [(String, Event)] = [
        (
            "labelled",
            .circle(
                matter,
                .labelled(
                    .sensitive, from: .internal, reason: "涉及未成年人",
                    members: [Circle.Member("li")]))
        ),
        ("lowering asked", .circle(matter, .loweringAsked(to: .internal, reason: "已公开报道"))),
        ("admitted", .circle(matter, .admitted("wang", until: F.at(180)))),
        ("removed from a circle", .circle(matter, .removed("wang"))),
        ("expired in a circle", .circle(matter, .expired("wang"))),
    ]
}
