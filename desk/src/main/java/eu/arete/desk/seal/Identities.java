package eu.arete.desk.seal;

import eu.arete.privacy.FirstStage;
import eu.arete.privacy.Identity;
import eu.arete.privacy.MalformedIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a partner's identity file: {@code key;nir;birth_date;sex} in UTF-8, one line a key. */
final class Identities {

    private static final List<String> HEADER = List.of("key", "nir", "birth_date", "sex");

    private Identities() {}

    static CodeBook read(Path file, FirstStage stage) throws IOException {
        String name = String.valueOf(file.getFileName());
        CodeBook codes = new CodeBook();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            long number = 1;
            String header = lines.readLine();
            if (header == null || !columns(header.replace("\ufeff", "")).equals(HEADER)) {
                throw new SealRefused(
                        name,
                        1,
                        null,
                        "its header is not key;nir;birth_date;sex",
                        "give these four columns in this order");
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    add(codes, stage, columns(line), name, number);
                }
            }
        } catch (MalformedInputException e) {
            throw new SealRefused(name, "it is not in UTF-8", "write it in UTF-8");
        }
        return codes;
    }

    private static void add(CodeBook codes, FirstStage stage, List<String> fields, String name, long line) {
        if (fields.size() != HEADER.size() || fields.get(0).isEmpty()) {
            throw new SealRefused(name, line, null, "it has not the four fields of the header", "correct the line");
        }
        try {
            Identity identity = Identity.parse(fields.get(1), fields.get(2), fields.get(3));
            if (!codes.put(fields.get(0).getBytes(StandardCharsets.UTF_8), stage.code(identity))) {
                throw new SealRefused(
                        name,
                        line,
                        "key",
                        "the key is given twice, for two identities",
                        "give each person their own key");
            }
        } catch (MalformedIdentity e) {
            throw new SealRefused(
                    name, line, column(e.part()), "it cannot be read, or its key is wrong", "correct the line");
        }
    }

    private static String column(MalformedIdentity.Part part) {
        return switch (part) {
            case NIR, NIR_KEY -> "nir";
            case BIRTH_DATE -> "birth_date";
            case SEX -> "sex";
        };
    }

    private static List<String> columns(String line) {
        return List.of(line.split(";", -1)).stream().map(Identities::unquoted).toList();
    }

    private static String unquoted(String field) {
        boolean quoted = field.length() >= 2 && field.startsWith("\"") && field.endsWith("\"");
        return quoted ? field.substring(1, field.length() - 1) : field;
    }
}
