import Domain
import Foundation

/// One thing that happened, as a report tells it to whoever was not there.
extension Voice {
    /// `10:05 孙宁：平台已回电`.
    func happening(_ happening: Happening, max: Int) -> String {
        let who = happening.who.map { " \($0)" } ?? ""
        return time(happening.at) + who + say("：", ": ") + what(happening.what, max)
    }

    private func what(_ what: Happening.What, _ max: Int) -> String {
        switch what {
        case .noted(let text): return tidy(text, max: max)
        case .pinned(let text, let author):
            return say("标记\(tidy(author, max: 20))所说：", "pinned \(tidy(author, max: 20)): ")
                + tidy(text, max: max)
        case .level(let old, let new, let why):
            return say(
                "由\(level(old))\(new < old ? "升" : "降")为\(level(new))",
                "\(new < old ? "raised" : "lowered") from \(level(old)) to \(level(new))")
                + reason(why)
        case .scored(let points, let suggested):
            return say(
                "研判\(points)分，建议\(level(suggested))",
                "scored \(points), suggested \(level(suggested))")
        case .done(let task, let action, let evidence):
            return say("办结 \(t: task) ", "done: \(t: task) ") + tidy(action[language], max: 90)
                + (evidence.map { say("：", ": ") + tidy($0, max: max) } ?? "")
        case .blocked(let task, let action, let why):
            return say("受阻 \(t: task) ", "stuck: \(t: task) ") + tidy(action[language], max: 90)
                + say("：", ": ") + tidy(why, max: max)
        case .roadDown, .roadBack: return ofRoad(what)
        case .told, .phoned: return ofCall(what, max)
        case .closeProposed(let why): return say("提议结束", "proposed the end") + reason(why)
        case .closed(let why): return say("宣布应急结束", "declared the end") + reason(why)
        case .field, .fieldDiffers: return ofField(what)
        case .published, .judged, .decided: return ofPublicWord(what, max)
        }
    }

    private func ofPublicWord(_ what: Happening.What, _ max: Int) -> String {
        switch what {
        case .published(let number, let kind, let text, let places):
            let there = first(places, 4)
            return say(
                "S-\(number) \(self.kind(kind))已发布(\(there))：",
                "S-\(number), \(self.kind(kind)), is public (\(there)): ") + tidy(text, max: max)
        case .judged(let number, let text, let verdict):
            return say("R-\(number) 定性", "R-\(number) judged ") + self.verdict(verdict)
                + say("：", ": ") + tidy(text, max: max)
        case .decided(let number, let response, let why):
            return say("R-\(number) 决定", "R-\(number) decided: ") + self.response(response)
                + reason(why)
        default: return ""
        }
    }

    private func ofRoad(_ what: Happening.What) -> String {
        switch what {
        case .roadDown(let route): say("\(road(route))中断", "\(road(route)) went down")
        case .roadBack(let route, let since):
            say(
                "\(road(route))恢复(自\(time(since))中断)",
                "\(road(route)) came back (down since \(time(since)))")
        default: ""
        }
    }

    private func ofField(_ what: Happening.What) -> String {
        switch what {
        case .field(let card):
            cardName(card)
                + say("(\(tidy(card.place, max: 20)))：", " (\(tidy(card.place, max: 20))): ")
                + figures(card, max: 30)
        case .fieldDiffers(let first, let second, let names):
            say("现场所报不一致，待核对：", "reports from the scene differ, not settled: ")
                + zip([first, second], names).map { "\($1) " + figures($0, max: 20) }
                .joined(separator: say("；", "; "))
        default: ""
        }
    }

    private func ofCall(_ what: Happening.What, _ max: Int) -> String {
        switch what {
        case .told(let body, let receipt):
            let number = receipt.number.map {
                say("，回执 \(tidy($0, max: 30))", ", receipt \(tidy($0, max: 30))")
            }
            let name = receipt.spokeWith.map {
                say("，接话人\(tidy($0, max: 20))", ", taken by \(tidy($0, max: 20))")
            }
            return say("已通报\(tidy(body, max: 30))", "told \(tidy(body, max: 30))")
                + (name ?? "") + (number ?? "") + reason(receipt.text)
        case .phoned(let to, let text):
            let name = to.map { say("(\(tidy($0, max: 20)))", " (\(tidy($0, max: 20)))") } ?? ""
            return say("电话首报指挥部\(name)", "first report to HQ by phone\(name)") + reason(text)
        default: return ""
        }
    }
}
