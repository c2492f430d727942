package eu.arete.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
    /** The example of Go's note package, signed elsewhere. */
    private static final String NEUMANN_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String NEUMANN_NOTE = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n\n"
            + "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    @TempDir
    Path directory;

    @Test
    void a_note_signed_by_another_implementation_verifies() throws Exception {
        VerifierKey key = VerifierKey.parse(NEUMANN_KEY);
        Note note = Note.parse(NEUMANN_NOTE.getBytes(UTF_8));
        assertThat(note.isSignedBy(key)).isTrue();
        assertThat(new String(note.bytes(), UTF_8)).isEqualTo(NEUMANN_NOTE);
        Note changed = Note.parse(NEUMANN_NOTE.replace("answer", "anewer").getBytes(UTF_8));
        assertThat(changed.isSignedBy(key)).isFalse();
    }

    @Test
    void a_stranger_s_signature_says_nothing() throws Exception {
        FileSigner log = Logs.signer();
        Note note = Note.sign("text\n", log);
        assertThat(note.isSignedBy(Logs.signer().verifierKey())).isFalse();
        assertThat(note.isSignedBy(log.verifierKey())).isTrue();
    }

    @Test
    void a_bad_signature_beside_a_good_one_spoils_the_note() throws Exception {
        FileSigner log = Logs.signer();
        Note note = Note.sign("text\n", log);
        Note.Line good = note.signatures().get(0);
        Note.Line bad = new Note.Line(good.name(), good.keyId(), new byte[64]);
        assertThat(note.with(bad).isSignedBy(log.verifierKey())).isFalse();
    }

    @Test
    void sixteen_signatures_by_others_are_accepted() throws Exception {
        FileSigner log = Logs.signer();
        Note note = Note.sign("text\n", log);
        for (int i = 0; i < 16; i++) {
            note = note.with(new Note.Line("witness" + i, i, new byte[2_500]));
        }
        assertThat(Note.parse(note.bytes()).isSignedBy(log.verifierKey())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n— name AAAAAAAA",
                "text\n\n- name AAAAAAAA\n",
                "text\n\n— AAAAAAAA\n",
                "te\txt\n\n— name AAAAAAAA\n",
                "text\n\n— na+me AAAAAAAA\n",
                "text\n\n— name AAAA\n",
                "text\n\n— name AAAAAAB\n",
                "text\n\n— a b AAAAAAAA\n",
                "text\n\n—  AAAAAAAA\n"
            })
    void what_is_not_a_note_is_refused(String text) {
        assertThatThrownBy(() -> Note.parse(text.getBytes(UTF_8))).isInstanceOf(LogFault.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a+b",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
                "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void what_is_not_a_verifier_key_is_refused(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(LogFault.class);
    }

    @Test
    void a_witness_signs_the_time_with_the_checkpoint() throws Exception {
        FileSigner log = Logs.signer();
        FileSigner witness = FileSigner.generate("witness.example/w1", VerifierKey.COSIGNATURE, new SecureRandom());
        Instant seen = Instant.parse("2026-11-22T17:00:00Z");
        Note note = Cosignature.add(Note.sign("text\n", log), witness, seen);
        Note reread = Note.parse(note.bytes());
        assertThat(Cosignature.of(witness.verifierKey(), reread))
                .contains(new Cosignature(witness.verifierKey(), seen));
        assertThat(reread.isSignedBy(log.verifierKey())).isTrue();
        Note other = new Note("other\n", reread.signatures());
        assertThat(Cosignature.of(witness.verifierKey(), other)).isEmpty();
        assertThat(Cosignature.of(log.verifierKey(), reread)).isEmpty();
    }

    @Test
    void a_key_file_is_its_owner_s_alone_and_reads_back() throws Exception {
        Path file = directory.resolve("keys/log");
        FileSigner made = FileSigner.create(file, Logs.ORIGIN, new SecureRandom());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        FileSigner read = FileSigner.read(file);
        assertThat(read.verifierKey()).isEqualTo(made.verifierKey());
        assertThat(Note.sign("text\n", read).isSignedBy(made.verifierKey())).isTrue();
        assertThatThrownBy(() -> FileSigner.create(file, Logs.ORIGIN, new SecureRandom()))
                .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
    }

    @Test
    void a_key_file_with_another_s_verifier_key_is_refused() throws Exception {
        Path file = directory.resolve("log");
        FileSigner.create(file, Logs.ORIGIN, new SecureRandom());
        VerifierKey other = Logs.signer().verifierKey();
        String[] lines = Files.readString(file).split("\n");
        String seed = lines[0].substring(lines[0].lastIndexOf('+'));
        Files.writeString(
                file,
                "PRIVATE+KEY+" + other.text().substring(0, other.text().lastIndexOf('+')) + seed + "\n" + other.text()
                        + "\n");
        assertThatThrownBy(() -> FileSigner.read(file)).isInstanceOf(LogFault.class);
    }
}
