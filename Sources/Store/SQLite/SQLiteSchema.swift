import GRDB

/// The tables. A migration that has been released is never edited: append the next one.
///
/// Times are whole milliseconds since 1970. JSON is kept as bytes, exactly as it was digested.
enum SQLiteSchema {
    /// The number of the newest migration.
    static let version = 5
    /// `FENG`: how a Fenghuo store is told from any other SQLite file.
    static let applicationID = 0x4645_4E47

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1") { db in
            for sql in log + inbox + deliveries { try db.execute(sql: sql) }
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
        migrator.registerMigration("v2") { db in
            for sql in fanOut { try db.execute(sql: sql) }
        }
        migrator.registerMigration("v3") { db in
            for sql in snapshots { try db.execute(sql: sql) }
        }
        migrator.registerMigration("v4") { db in
            for sql in contacts { try db.execute(sql: sql) }
        }
        migrator.registerMigration("v5") { db in try db.execute(sql: sealedTexts) }
        return migrator
    }

    private static let log = [
        """
        CREATE TABLE entries (
            seq INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            stream TEXT NOT NULL,
            actor TEXT NOT NULL,
            type TEXT NOT NULL,
            payload BLOB,
            salt BLOB,
            digest BLOB NOT NULL,
            prev BLOB NOT NULL,
            hash BLOB NOT NULL
        ) STRICT
        """,
        "CREATE INDEX entries_stream ON entries (stream)",
    ]

    /// `inbox` knows every message for ever, by its id; what was said in it is nowhere kept but in
    /// what came of it.
    private static let inbox = [
        "CREATE TABLE inbox (row INTEGER PRIMARY KEY, source_id TEXT NOT NULL UNIQUE) STRICT",
        "CREATE TABLE cursors (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
        "CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    ]

    /// `share`: the number of the incident that a delivery is about, else 0. `saying`: the row of
    /// what it says, where many say the same and their bodies leave it out.
    private static let fanOut = [
        "ALTER TABLE deliveries ADD COLUMN share INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE deliveries ADD COLUMN saying INTEGER",
        "CREATE TABLE sayings (row INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT",
        """
        CREATE INDEX deliveries_share ON deliveries (route, priority, share, due_at)
        WHERE state = 'queued'
        """,
    ]

    /// Worlds folded up to entry `seq`, beside the log and never needed: `hash` is that entry's,
    /// `digest` is of the parts in their order.
    private static let snapshots = [
        """
        CREATE TABLE snapshots (
            seq INTEGER PRIMARY KEY,
            shape TEXT NOT NULL,
            hash BLOB NOT NULL,
            digest BLOB NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE snapshot_parts (
            row INTEGER PRIMARY KEY,
            seq INTEGER NOT NULL,
            part INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            UNIQUE (seq, part)
        ) STRICT
        """,
    ]

    /// `key`: of one person's contacts, wrapped under the unit's key where there is one; null when
    /// it was destroyed. `stand_in`: what an entry is read by whose payload was removed because it
    /// held contacts in the open.
    private static let contacts = [
        """
        CREATE TABLE contact_keys (
            id INTEGER PRIMARY KEY,
            person TEXT NOT NULL,
            key BLOB,
            destroyed_at INTEGER
        ) STRICT
        """,
        "ALTER TABLE entries ADD COLUMN stand_in BLOB",
    ]

    /// Words that are sealed, each under a key of its own, which is wrapped under the unit's; both
    /// null when they were destroyed.
    private static let sealedTexts = """
        CREATE TABLE sealed_texts (
            id TEXT PRIMARY KEY,
            key BLOB,
            body BLOB,
            destroyed_at INTEGER
        ) STRICT, WITHOUT ROWID
        """

    /// `people` holds one id a line. `needless`: cancelled while it was being sent, so never
    /// tried again. Each index holds only what is still to be found by it.
    private static let deliveries = [
        """
        CREATE TABLE deliveries (
            row INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            route TEXT NOT NULL,
            priority INTEGER NOT NULL,
            state TEXT NOT NULL DEFAULT 'queued',
            needless INTEGER NOT NULL DEFAULT 0,
            not_before INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            notice INTEGER,
            people TEXT NOT NULL,
            coalesce_key TEXT,
            remote_id TEXT,
            reason TEXT,
            body BLOB NOT NULL
        ) STRICT
        """,
        """
        CREATE INDEX deliveries_due ON deliveries (route, priority, due_at)
        WHERE state = 'queued'
        """,
        "CREATE INDEX deliveries_sending ON deliveries (row) WHERE state = 'sending'",
        """
        CREATE INDEX deliveries_notice ON deliveries (notice)
        WHERE notice IS NOT NULL AND state IN ('queued', 'sending')
        """,
        """
        CREATE INDEX deliveries_coalesce ON deliveries (coalesce_key)
        WHERE coalesce_key IS NOT NULL AND state IN ('queued', 'sending')
        """,
        "CREATE INDEX deliveries_remote ON deliveries (remote_id) WHERE remote_id IS NOT NULL",
    ]
}
