import Playbooks

extension Duration {
    /// A time in a scenario: `250ms`, `90s`, `1h`, or several of these, largest first: `9m30s`.
    package init?(written text: String) {
        var rest = text[...]
        var total = Duration.zero
        var units = ["d", "h", "m", "s", "ms"][...]
        repeat {
            guard let part = rest.prefixMatch(of: /[0-9]+(ms|[dhms])/),
                let unit = units.firstIndex(of: String(part.1)),
                let span = DurationText.parse(String(part.0))
            else { return nil }
            total += span
            units = units[(unit + 1)...]
            rest = rest[part.range.upperBound...]
        } while !rest.isEmpty
        self = total
    }
}
