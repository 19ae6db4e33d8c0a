@testable import Domain

/// What is said of the roads and of switching them.
enum RoadSamples {
    typealias F = Fixture

    static let all: [Sample] =
        replies.map { Sample($0, .reply($1), $2) }
        + refusals.map { Sample("refused.\($0)", .reply(.refused($1)), $2) }
        + bulletins.map { Sample("bulletin.\($0)", .bulletin($1), $2) }

    static let well = RouteKind.allCases.map {
        RoadReport(route: $0, condition: .up, lastGood: F.now)
    }

    static let ill = [
        RoadReport(
            route: .chat, condition: .down(since: F.at(-25)), reason: "deaf", lastGood: F.at(-26)),
        RoadReport(
            route: .sms, condition: .doubtful, reason: "refused", lastGood: F.at(-1)),
        RoadReport(route: .email, condition: .unheard),
    ]

    static let several = [
        well[0],
        RoadReport(
            route: .sms, condition: .up, lastGood: F.now,
            gateways: [.init(name: "east", reason: "credit"), .init(name: "west")]),
        well[2],
    ]

    static let forced = [
        RoadReport(route: .chat, condition: .forced(by: "李雷", since: F.at(-5))), well[1], well[2],
    ]

    static let person = RoadsOfPerson(
        name: "赵敏",
        roads: [
            .init(route: .chat, address: "@zhao:localhost", isDown: true),
            .init(route: .sms, address: "+86138****0001", isDown: false),
            .init(route: .email, address: nil, isDown: false),
        ])

    static let replies: [(String, Reply, String?)] =
        [
            ("roads", .roads(well), nil), ("roads, ill", .roads(ill), nil),
            ("roads, several gateways", .roads(several), nil),
            ("roads, by hand", .roads(forced), nil), ("roadsOf", .roadsOf(person), nil),
            ("roadsTested", .roadsTested(person), nil),
        ] + switches

    private static let switches: [(String, Reply, String?)] = RouteKind.allCases.flatMap {
        [
            ("roadsSwitched, \($0.rawValue)", Reply.roadsSwitched(to: $0), nil),
            (
                "confirm, roads, \($0.rawValue)",
                Reply.confirm(.roads(to: $0), code: "4821"), nil
            ),
        ]
    }

    static let refusals: [(String, Refusal, String?)] =
        RouteKind.allCases.map {
            ("alreadySwitched, \($0.rawValue)", .alreadySwitched($0), nil)
        } + [("noBackup", .noBackup, nil), ("noRoadLeft", .noRoadLeft(.sms), nil)]

    static let bulletins: [(String, Bulletin, String?)] =
        RouteKind.allCases.map {
            ("roadTest, \($0.rawValue)", .roadTest($0), nil)
        } + [
            (
                "bundled",
                .bundled([Number(.notice, 5), Number(.task, 9), Number(.task, 12)], count: 4), nil
            ),
            (
                "bundled, many",
                .bundled((1...30).map { Number(.task, 100 + $0) }, count: 31), nil
            ), ("bundled, without numbers", .bundled([], count: 2), nil),
        ] + troubles.map { ("trouble, \($0.0)", .trouble($0.1), nil) }

    static let troubles: [(String, Trouble)] =
        StoreFault.allCases.flatMap {
            [
                ("store fails, \($0.rawValue)", Trouble.storeFails($0, since: F.at(-20))),
                ("store back, \($0.rawValue)", .storeBack($0, since: F.at(-20), until: F.at(0))),
            ]
        } + [("clock", .clockWentBack(from: F.at(90), to: F.at(0)))]
}
