package eu.arete.desk;

import eu.arete.privacy.FirstStage;
import eu.arete.privacy.Identity;
import eu.arete.privacy.KeyStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** A partner with its files, in a directory, as the tests tell its story. */
final class Partner {

    static final String DESCRIPTOR = """
            {"name":"dcir","resources":[
              {"name":"ER_PRS_F","encoding":"ISO-8859-1","dialect":{"delimiter":";"},
               "schema":{"missingValues":[""],"fields":[
                 {"name":"BEN_NIR_PSA","type":"string","missingValues":["","xxxxxxxxxxxxxxxxx"],"arete":{"role":"identifier"}},
                 {"name":"EXE_SOI_DTD","type":"date"},
                 {"name":"LIBELLE","type":"string"},
                 {"name":"BEN_IDT_ANO","type":"string","arete":{"role":"identifier"}}]}},
              {"name":"DAMIR","schema":{"fields":[{"name":"YEAR","type":"year"}]}}]}
            """;

    private final Path directory;
    private final List<String> identities = new ArrayList<>(List.of("key;nir;birth_date;sex"));

    Partner(Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("datapackage.json"), DESCRIPTOR);
        knows("P00000001;2690549588157 80;1969-05-12;2");
        knows("P00000002;185052A006084;1985-05-03;1");
    }

    Partner knows(String line) throws IOException {
        identities.add(line);
        Files.write(directory.resolve("identities.csv"), identities, StandardCharsets.UTF_8);
        return this;
    }

    Partner writes(String file, String content) throws IOException {
        return writes(file, content, StandardCharsets.ISO_8859_1);
    }

    Partner writes(String file, String content, Charset charset) throws IOException {
        Files.write(directory.resolve("data").resolve(file), content.getBytes(charset));
        return this;
    }

    Outcome seals() throws InterruptedException {
        return runs(
                "seal",
                "--dataset",
                directory.resolve("datapackage.json").toString(),
                "--identities",
                directory.resolve("identities.csv").toString(),
                "--in",
                directory.resolve("data").toString(),
                "--out",
                directory.resolve("sealed").toString(),
                "--home",
                directory.resolve("desk").toString());
    }

    static Outcome runs(String... words) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                List.of(words),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    String sealed(String file) throws IOException {
        return Files.readString(directory.resolve("sealed").resolve(file), StandardCharsets.ISO_8859_1);
    }

    boolean hasSealed(String file) {
        return Files.exists(directory.resolve("sealed").resolve(file));
    }

    List<String> sealedFiles() throws IOException {
        try (var files = Files.list(directory.resolve("sealed"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    String code(String nir, String birthDate, String sex) {
        try (KeyStore keys = new DeskHome(directory.resolve("desk"), new SecureRandom()).keys()) {
            return new FirstStage(keys.secret(DeskHome.FIRST_STAGE))
                    .code(Identity.parse(nir, birthDate, sex))
                    .hex();
        }
    }

    record Outcome(int exitCode, String out, String err) {}
}
