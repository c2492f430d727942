package eu.arete.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text and the signatures below it (signed-note v1.0.0). Nothing in it may be believed before {@link #isSignedBy}.
 *
 * @param text ends with a newline
 */
public record Note(String text, List<Line> signatures) {
    static final int MAX_BYTES = 128 * 1024;
    /** The specification asks for 16 at least. */
    static final int MAX_SIGNATURES = 64;

    private static final String DASH = "\u2014 ";

    /** One signature: the name and id of its key, then what that key's type defines. */
    public record Line(String name, int keyId, byte[] signature) {
        public Line {
            signature = signature.clone();
        }

        @Override
        public byte[] signature() {
            return signature.clone();
        }

        private String text() {
            byte[] id = ByteBuffer.allocate(4).putInt(keyId).array();
            return DASH + name + " " + Base64Text.of(Ed25519.join(id, signature)) + "\n";
        }

        private boolean isOf(VerifierKey key) {
            return key.id() == keyId && key.name().equals(name);
        }
    }

    public Note {
        signatures = List.copyOf(signatures);
    }

    public static Note parse(byte[] bytes) throws LogFault {
        if (bytes.length > MAX_BYTES) {
            throw new LogFault("a note of more than " + MAX_BYTES + " bytes");
        }
        String whole = decode(bytes);
        int blank = whole.lastIndexOf("\n\n");
        if (blank < 0 || !whole.endsWith("\n")) {
            throw new LogFault("not a signed note: no blank line before signatures");
        }
        if (whole.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new LogFault("a note holds no control characters");
        }
        String below = whole.substring(blank + 2);
        if (below.isEmpty()) {
            throw new LogFault("a note without signatures");
        }
        String[] lines = below.substring(0, below.length() - 1).split("\n", -1);
        if (lines.length > MAX_SIGNATURES) {
            throw new LogFault("a note with more than " + MAX_SIGNATURES + " signatures");
        }
        List<Line> signatures = new ArrayList<>();
        for (String line : lines) {
            signatures.add(line(line));
        }
        return new Note(whole.substring(0, blank + 1), signatures);
    }

    private static Line line(String line) throws LogFault {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw new LogFault("not a signature line: " + line);
        }
        String name = line.substring(DASH.length(), space);
        byte[] bytes = Base64Text.parse(line.substring(space + 1));
        if (!VerifierKey.nameIsValid(name) || bytes.length <= 4) {
            throw new LogFault("not a signature line: " + line);
        }
        return new Line(name, ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, 4, bytes.length));
    }

    private static String decode(byte[] bytes) throws LogFault {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new LogFault("a note is UTF-8");
        }
    }

    /** A note with that text, signed once. */
    public static Note sign(String text, Signer signer) {
        VerifierKey key = signer.verifierKey();
        return new Note(text, List.of(new Line(key.name(), key.id(), signer.sign(text.getBytes(UTF_8)))));
    }

    /** This note with one more signature line at its end. */
    public Note with(Line signature) {
        List<Line> all = new ArrayList<>(signatures);
        all.add(signature);
        return new Note(text, all);
    }

    /** The signatures that say they are by that key. */
    List<Line> by(VerifierKey key) {
        return signatures.stream().filter(line -> line.isOf(key)).toList();
    }

    /** Whether that log key signed the text; a line that claims the key and does not verify spoils the note. */
    public boolean isSignedBy(VerifierKey key) {
        byte[] message = text.getBytes(UTF_8);
        List<Line> lines = by(key);
        return key.type() == VerifierKey.NOTE
                && !lines.isEmpty()
                && lines.stream().allMatch(line -> key.verifies(message, line.signature));
    }

    public byte[] bytes() {
        StringBuilder all = new StringBuilder(text).append('\n');
        signatures.forEach(line -> all.append(line.text()));
        return all.toString().getBytes(UTF_8);
    }
}
