package eu.arete.hub.jobs.internal;

import eu.arete.hub.jobs.JobId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The right to carry a job out: an advisory lock of a connection of its own. The database lets it go when this process dies, at once
 * and without being asked; no transaction stays open for the hours a job may take.
 */
final class Claim implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;

    private final Connection connection;

    Claim(DataSource source) {
        try {
            connection = source.getConnection();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Cannot reach the database to claim a job", e);
        }
    }

    boolean take(JobId id) {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, key(id));
            try (ResultSet got = lock.executeQuery()) {
                return got.next() && got.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Cannot claim a job", e);
        }
    }

    /** Whether the connection lives, and the lock with it. */
    boolean holds() {
        try {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        // A connection goes back to the pool as it came: without locks.
        try (connection;
                PreparedStatement unlock = connection.prepareStatement("select pg_advisory_unlock_all()")) {
            unlock.execute();
        } catch (SQLException e) {
            // It is dead: so is its lock.
            return;
        }
    }

    private static long key(JobId id) {
        return id.value().getMostSignificantBits() ^ id.value().getLeastSignificantBits();
    }
}
