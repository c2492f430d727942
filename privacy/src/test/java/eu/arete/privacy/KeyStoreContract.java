package eu.arete.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link KeyStore} does, whatever keeps the keys. */
abstract class KeyStoreContract {

    private static final KeyName LAKE = KeyName.of("lake");
    private static final KeyName PROJECT = KeyName.of("project-2026.1");
    private static final byte[] TABLE = "table=ER_PRS_F;part=1".getBytes(StandardCharsets.UTF_8);
    private static final SecretBytes DATA_KEY = People.secret(21);

    /** Opens the store; opened again, it is the same store. */
    abstract KeyStore open() throws Exception;

    @Test
    void a_wrapped_data_key_comes_back_after_a_restart() throws Exception {
        byte[] wrapped;
        try (KeyStore keys = open()) {
            keys.createWrappingKey(LAKE);
            wrapped = keys.wrap(LAKE, DATA_KEY, TABLE);
        }
        try (KeyStore keys = open()) {
            assertThat(keys.unwrap(LAKE, wrapped, TABLE)).isEqualTo(DATA_KEY);
        }
    }

    @Test
    void wrapping_twice_never_gives_the_same_bytes() throws Exception {
        try (KeyStore keys = open()) {
            keys.createWrappingKey(LAKE);
            assertThat(keys.wrap(LAKE, DATA_KEY, TABLE)).isNotEqualTo(keys.wrap(LAKE, DATA_KEY, TABLE));
        }
    }

    @Test
    @Tag("attack")
    void an_altered_a_moved_or_a_foreign_data_key_is_refused() throws Exception {
        try (KeyStore keys = open()) {
            keys.createWrappingKey(LAKE);
            keys.createWrappingKey(PROJECT);
            byte[] wrapped = keys.wrap(LAKE, DATA_KEY, TABLE);
            refused(KeyRefused.Reason.NOT_AUTHENTIC, () -> keys.unwrap(PROJECT, wrapped, TABLE));
            refused(KeyRefused.Reason.NOT_AUTHENTIC, () -> keys.unwrap(LAKE, wrapped, new byte[] {1}));
            refused(KeyRefused.Reason.NOT_AUTHENTIC, () -> keys.unwrap(LAKE, wrapped, new byte[0]));
            refused(KeyRefused.Reason.NOT_AUTHENTIC, () -> keys.unwrap(LAKE, new byte[3], TABLE));
            for (int i = 0; i < wrapped.length; i += 5) {
                byte[] altered = wrapped.clone();
                altered[i] ^= 1;
                refused(KeyRefused.Reason.NOT_AUTHENTIC, () -> keys.unwrap(LAKE, altered, TABLE));
            }
        }
    }

    @Test
    void an_empty_context_is_a_context() throws Exception {
        try (KeyStore keys = open()) {
            keys.createWrappingKey(LAKE);
            byte[] wrapped = keys.wrap(LAKE, DATA_KEY, new byte[0]);
            assertThat(keys.unwrap(LAKE, wrapped, new byte[0])).isEqualTo(DATA_KEY);
            refused(KeyRefused.Reason.NOT_AUTHENTIC, () -> keys.unwrap(LAKE, wrapped, TABLE));
        }
    }

    @Test
    void a_secret_is_the_same_after_a_restart_and_two_secrets_differ() throws Exception {
        SecretBytes first;
        try (KeyStore keys = open()) {
            keys.createSecret(KeyName.of("second-stage"));
            keys.createSecret(KeyName.of("receipts"));
            first = keys.secret(KeyName.of("second-stage"));
            assertThat(first.size()).isEqualTo(SecretBytes.KEY_SIZE);
            assertThat(first).isNotEqualTo(keys.secret(KeyName.of("receipts")));
        }
        try (KeyStore keys = open()) {
            assertThat(keys.secret(KeyName.of("second-stage"))).isEqualTo(first);
            assertThat(keys.ensureSecret(KeyName.of("second-stage"))).isEqualTo(first);
        }
    }

    @Test
    void a_secret_made_elsewhere_is_kept() throws Exception {
        try (KeyStore keys = open()) {
            keys.importSecret(KeyName.of("first-stage"), People.secret(5));
        }
        try (KeyStore keys = open()) {
            assertThat(keys.secret(KeyName.of("first-stage"))).isEqualTo(People.secret(5));
        }
    }

    @Test
    void a_name_designates_one_key_of_one_kind() throws Exception {
        try (KeyStore keys = open()) {
            keys.createWrappingKey(LAKE);
            keys.createSecret(PROJECT);
            refused(KeyRefused.Reason.EXISTS, () -> keys.createWrappingKey(LAKE));
            refused(KeyRefused.Reason.EXISTS, () -> keys.createSecret(LAKE));
            refused(KeyRefused.Reason.EXISTS, () -> keys.importSecret(PROJECT, People.secret(1)));
            refused(KeyRefused.Reason.EXISTS, () -> keys.createWrappingKey(PROJECT));
            refused(KeyRefused.Reason.UNKNOWN, () -> keys.secret(LAKE));
            refused(KeyRefused.Reason.UNKNOWN, () -> keys.wrap(PROJECT, DATA_KEY, TABLE));
            assertThat(keys.names()).containsExactly(LAKE, PROJECT);
            assertThat(keys.contains(LAKE)).isTrue();
            keys.ensureWrappingKey(LAKE);
        }
    }

    @Test
    void destroying_a_key_destroys_what_it_wrapped() throws Exception {
        byte[] wrapped;
        try (KeyStore keys = open()) {
            keys.createWrappingKey(PROJECT);
            wrapped = keys.wrap(PROJECT, DATA_KEY, TABLE);
            assertThat(keys.destroy(PROJECT)).isTrue();
            assertThat(keys.destroy(PROJECT)).isFalse();
            refused(KeyRefused.Reason.UNKNOWN, () -> keys.unwrap(PROJECT, wrapped, TABLE));
        }
        try (KeyStore keys = open()) {
            assertThat(keys.contains(PROJECT)).isFalse();
            refused(KeyRefused.Reason.UNKNOWN, () -> keys.unwrap(PROJECT, wrapped, TABLE));
            keys.createWrappingKey(PROJECT);
            refused(KeyRefused.Reason.NOT_AUTHENTIC, () -> keys.unwrap(PROJECT, wrapped, TABLE));
        }
    }

    @Test
    void a_destroyed_secret_is_gone() throws Exception {
        try (KeyStore keys = open()) {
            keys.createSecret(PROJECT);
            assertThat(keys.destroy(PROJECT)).isTrue();
        }
        try (KeyStore keys = open()) {
            refused(KeyRefused.Reason.UNKNOWN, () -> keys.secret(PROJECT));
            assertThat(keys.names()).isEmpty();
        }
    }

    @Test
    void many_threads_share_a_store() throws Exception {
        try (KeyStore keys = open()) {
            keys.createWrappingKey(LAKE);
            byte[] wrapped = keys.wrap(LAKE, DATA_KEY, TABLE);
            Thread[] threads = new Thread[4];
            boolean[] right = new boolean[threads.length];
            for (int t = 0; t < threads.length; t++) {
                int me = t;
                threads[t] = new Thread(() -> {
                    boolean all = true;
                    for (int i = 0; i < 50; i++) {
                        all &= keys.unwrap(LAKE, wrapped, TABLE).equals(DATA_KEY);
                        all &= keys.unwrap(LAKE, keys.wrap(LAKE, DATA_KEY, TABLE), TABLE)
                                .equals(DATA_KEY);
                    }
                    right[me] = all;
                });
                threads[t].start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(right).containsOnly(true);
        }
    }

    static void refused(KeyRefused.Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        KeyRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
