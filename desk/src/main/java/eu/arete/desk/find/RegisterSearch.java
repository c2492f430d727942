package eu.arete.desk.find;

import eu.arete.privacy.FirstStage;
import eu.arete.privacy.FirstStageCode;
import eu.arete.privacy.Identity;
import eu.arete.privacy.MalformedIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Goes through registers {@code key;nir;birth_date;sex} and asks of each person whether they are the one meant. One batch of codes in
 * memory; the search ends with the first match. Lines that share the code found (twins, a person on two lines) are all told: the
 * code does not say more.
 */
public final class RegisterSearch {

    private static final int FIELDS = 4;
    private static final int MOST_TOLD = 20;

    private final FirstStage stage;
    private final SearchDoor door;

    public RegisterSearch(FirstStage stage, SearchDoor door) {
        this.stage = stage;
        this.door = door;
    }

    /**
     * What came of it.
     *
     * @param lines where the person is, in words: file, line, key
     * @param unread lines that could not be read, the first of them
     */
    public record Result(List<String> lines, long asked, List<String> unread) {
        public Result {
            lines = List.copyOf(lines);
            unread = List.copyOf(unread);
        }
    }

    /** What is done with each person of a register. */
    @FunctionalInterface
    private interface Each {
        /** @return whether to go on */
        boolean take(FirstStageCode code, String place) throws SearchDoor.Closed;
    }

    public Result find(String number, List<Path> registers) throws IOException, SearchDoor.Closed {
        List<String> unread = new ArrayList<>();
        Batch batch = new Batch(number);
        for (Path register : registers) {
            boolean goesOn = read(register, unread, (code, place) -> batch.add(code));
            if (!goesOn) {
                break;
            }
        }
        batch.flush();
        List<String> lines = new ArrayList<>();
        if (batch.found.isPresent()) {
            FirstStageCode meant = batch.found.get();
            for (Path register : registers) {
                read(register, new ArrayList<>(), (code, place) -> {
                    if (code.equals(meant)) {
                        lines.add(place);
                    }
                    return true;
                });
            }
        }
        return new Result(lines, batch.asked, unread);
    }

    /** Codes on their way to the hub. */
    private final class Batch {
        private final String number;
        private final List<FirstStageCode> codes = new ArrayList<>();
        private Optional<FirstStageCode> found = Optional.empty();
        private long asked;

        Batch(String number) {
            this.number = number;
        }

        boolean add(FirstStageCode code) throws SearchDoor.Closed {
            codes.add(code);
            if (codes.size() == SearchDoor.MOST_AT_ONCE) {
                flush();
            }
            return found.isEmpty();
        }

        void flush() throws SearchDoor.Closed {
            if (codes.isEmpty() || found.isPresent()) {
                return;
            }
            OptionalInt place = door.compare(number, codes);
            asked += codes.size();
            if (place.isPresent()) {
                found = Optional.of(codes.get(place.getAsInt()));
            }
            codes.clear();
        }
    }

    /** @return false when {@code each} did not want to go on */
    private boolean read(Path register, List<String> unread, Each each) throws IOException, SearchDoor.Closed {
        try (BufferedReader lines = Files.newBufferedReader(register, StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            for (long number = 2; line != null && (line = lines.readLine()) != null; number++) {
                String[] fields = line.split(";", -1);
                Optional<FirstStageCode> code = code(fields);
                String place = register.getFileName() + ", line " + number;
                if (code.isPresent()) {
                    if (!each.take(code.get(), place + ", key " + fields[0])) {
                        return false;
                    }
                } else if (!line.isBlank() && unread.size() < MOST_TOLD) {
                    unread.add(place);
                }
            }
            return true;
        }
    }

    private Optional<FirstStageCode> code(String[] fields) {
        if (fields.length != FIELDS) {
            return Optional.empty();
        }
        try {
            return Optional.of(stage.code(Identity.parse(fields[1], fields[2], fields[3])));
        } catch (MalformedIdentity e) {
            return Optional.empty();
        }
    }
}
