package eu.arete.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code log verify}, {@code log prove} and {@code log check-receipt}. */
final class LogCommand {
    static final String HELP = """
            Verify a public log. Nothing is read but the log itself.

              log verify URL|DIR [--vkey KEY] [--old CHECKPOINT] [--save FILE]
                  check the signature, recompute every tile from the entries, compare the root;
                  --old: a checkpoint kept from an earlier visit, which the log must continue
                  --save: keep the checkpoint just verified, for --old next time

              log prove URL|DIR --index N [--vkey KEY] [--out FILE]
                  make a receipt for one entry: a text file that proves it without the log

              log check-receipt RECEIPT --vkey KEY [--entry FILE] [--witness KEY]...
                  check a receipt offline and print its entry; every witness named must have cosigned

              KEY is a verifier key (name+id+key) or a file that holds one. Without --vkey the key the log
              shows of itself is used: compare it with the one you were given by other means.

            Examples
              ./arete log verify https://hub.example.org/log --vkey hub.vkey --save seen
              ./arete log verify https://hub.example.org/log --vkey hub.vkey --old seen
              ./arete log prove .arete/log --index 42 --out 42.tlog-proof
              ./arete log check-receipt 42.tlog-proof --vkey .arete/log/vkey

            Exit codes: 0 verified, 1 not verified or not readable, 2 wrong usage
            """;

    private final PrintStream out;

    LogCommand(PrintStream out) {
        this.out = out;
    }

    void run(List<String> args) throws LogFault, IOException {
        List<String> words = !args.isEmpty() && args.get(0).equals("log") ? args.subList(1, args.size()) : args;
        if (words.contains("--help") || words.contains("-h") || words.equals(List.of("help"))) {
            out.print(HELP);
            return;
        }
        String verb = words.isEmpty() ? "" : words.get(0);
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        if (verb.equals("verify")) {
            verify(Arguments.parse(rest, "--vkey", "--old", "--save"));
        } else if (verb.equals("prove")) {
            prove(Arguments.parse(rest, "--vkey", "--index", "--out"));
        } else if (verb.equals("check-receipt")) {
            checkReceipt(Arguments.parse(rest, "--vkey", "--entry", "--witness"));
        } else {
            throw new Usage(verb.isEmpty() ? "What should be done with the log?" : "Unknown command: log " + verb);
        }
    }

    private void verify(Arguments arguments) throws LogFault, IOException {
        LogSource source = source(arguments);
        VerifierKey key = key(arguments, source);
        LogVerifier verifier = new LogVerifier(source, key);
        LogVerifier.Verified verified = verifier.verify();
        out.println("Log        " + verified.checkpoint().checkpoint().origin());
        out.println("Signature  valid, by " + key.text());
        out.println("Entries    " + verified.checkpoint().size() + ", all recomputed (" + verified.bundles()
                + " bundles, " + verified.tiles() + " tiles)");
        out.println("Root       " + verified.checkpoint().root());
        Optional<String> old = arguments.option("--old");
        if (old.isPresent()) {
            byte[] older = read(old.get());
            try {
                verifier.verifyContinues(older, verified.checkpoint());
            } catch (LogFault fault) {
                throw fault.in(old.get());
            }
            out.println("Continues  " + old.get());
        }
        Optional<String> save = arguments.option("--save");
        if (save.isPresent()) {
            new Disk(Path.of("."))
                    .replace(Path.of(save.get()), verified.checkpoint().bytes());
            out.println("Kept       " + save.get());
        }
        out.println("VERIFIED");
    }

    private void prove(Arguments arguments) throws LogFault, IOException {
        LogSource source = source(arguments);
        String index = arguments.option("--index").orElseThrow(() -> new Usage("Which entry? --index N"));
        LogVerifier verifier = new LogVerifier(source, key(arguments, source));
        Receipt receipt = verifier.receipt(number(index));
        Optional<String> file = arguments.option("--out");
        if (file.isPresent()) {
            Files.writeString(Path.of(file.get()), receipt.text());
            out.println("Receipt of entry " + index + " in " + file.get());
        } else {
            out.print(receipt.text());
        }
    }

    private void checkReceipt(Arguments arguments) throws LogFault, IOException {
        String file = arguments.only("Which receipt?");
        VerifierKey key =
                keyText(arguments.option("--vkey").orElseThrow(() -> new Usage("The log's key is needed: --vkey KEY")));
        Receipt receipt = Receipt.parse(read(file));
        Optional<String> given = arguments.option("--entry");
        byte[] entry = given.isPresent()
                ? read(given.get())
                : receipt.entry().orElseThrow(() -> new Usage("This receipt does not hold its entry: --entry FILE"));
        SignedCheckpoint checkpoint = receipt.check(key, entry);
        for (String text : arguments.options("--witness")) {
            VerifierKey witness = keyText(text);
            Cosignature seen = Cosignature.of(witness, checkpoint.note())
                    .orElseThrow(() -> new LogFault("not cosigned by " + witness.name()));
            out.println("Witnessed  by " + witness.name() + " at " + seen.time());
        }
        out.println("Entry      " + receipt.index() + " of " + checkpoint.size() + " in "
                + checkpoint.checkpoint().origin());
        out.println(new String(entry, UTF_8));
        out.println("VERIFIED");
    }

    private static long number(String text) {
        try {
            return Checkpoint.number(text, "index");
        } catch (LogFault fault) {
            throw new Usage(fault.reason());
        }
    }

    private static LogSource source(Arguments arguments) {
        String place = arguments.only("Which log? Give its address or its directory.");
        try {
            return LogSource.at(place);
        } catch (IllegalArgumentException e) {
            throw new Usage("Not an address: " + place);
        }
    }

    private VerifierKey key(Arguments arguments, LogSource source) throws LogFault, IOException {
        Optional<String> given = arguments.option("--vkey");
        if (given.isPresent()) {
            return keyText(given.get());
        }
        out.println("Key        read from the log itself: compare it with one you were given by other means");
        return LogVerifier.keyOf(source);
    }

    private static VerifierKey keyText(String text) throws LogFault, IOException {
        boolean isFile = Files.isRegularFile(Path.of(text));
        try {
            return VerifierKey.parse(isFile ? Files.readString(Path.of(text)) : text);
        } catch (LogFault fault) {
            throw new Usage("Not a verifier key, nor a file that holds one: " + text + " (" + fault.reason() + ")");
        }
    }

    private static byte[] read(String file) throws IOException {
        Path path = Path.of(file);
        try {
            if (Files.size(path) > Receipt.MAX_BYTES) {
                throw new IOException(file + " is too long to be that");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new IOException("no file " + file, e);
        }
    }
}
