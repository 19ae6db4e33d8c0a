/// What waits for one person.
package struct MeFacts: Codable, Equatable, Sendable {
    package var name: String
    package var posts: [Person.Post]
    package var notices: [Int]
    package var tasks: [TaskBrief]
    /// What waits for this person's approval.
    package var approvals: [TaskBrief]?
    /// Public texts that wait at a gate which this person may open.
    package var statements: [Int]?
    /// What waits for this person's verdict.
    package var rumours: [Number]?
    /// How many need-to-know matters want something of this person that is not shown here.
    package var closed: Int?
    /// How they are reached, where that is otherwise than the roster says.
    package var reach: ReachFacts?

    package init(
        name: String, posts: [Person.Post], notices: [Int], tasks: [TaskBrief],
        approvals: [TaskBrief]? = nil, statements: [Int]? = nil, rumours: [Number]? = nil,
        closed: Int? = nil
    ) {
        self.closed = closed
        self.statements = statements
        self.rumours = rumours
        self.name = name
        self.posts = posts
        self.notices = notices
        self.tasks = tasks
        self.approvals = approvals
    }
}

package struct HelpFacts: Codable, Equatable, Sendable {
    /// One verb in detail, or nil for the list.
    package var verb: Verb?
    /// What the asker may use here.
    package var verbs: [Verb]
    package var route: RouteKind

    package init(
        verb: Verb?, verbs: [Verb], route: RouteKind
    ) {
        self.verb = verb
        self.verbs = verbs
        self.route = route
    }
}
