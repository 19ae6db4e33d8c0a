/// Kept as `{"direct":{"_0":"…"}}`; an address in it is sealed where the coder holds a seal.
extension Place: Codable {
    private enum Kind: String, CodingKey { case room, direct }
    private enum Part: String, CodingKey { case first = "_0" }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Kind.self)
        func text(_ kind: Kind) throws -> String {
            try container.nestedContainer(keyedBy: Part.self, forKey: kind)
                .decode(String.self, forKey: .first)
        }
        guard container.contains(.direct) else {
            self = .room(try text(.room))
            return
        }
        let address = try text(.direct)
        let seal = ContactSealing.seal(in: decoder.userInfo)
        self = .direct(try seal?.open(address: address) ?? address)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Kind.self)
        switch self {
        case .room(let room):
            var part = container.nestedContainer(keyedBy: Part.self, forKey: .room)
            try part.encode(room, forKey: .first)
        case .direct(let address):
            var part = container.nestedContainer(keyedBy: Part.self, forKey: .direct)
            let seal = ContactSealing.seal(in: encoder.userInfo)
            try part.encode(seal?.seal(address: address) ?? address, forKey: .first)
        }
    }
}
