package eu.arete.hub.cli.hosting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.cli.Main;
import eu.arete.ledger.FileSigner;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody compares hosts at a terminal, and somebody else checks. */
class ComparingCommandTest {
    @TempDir
    private Path directory;

    private Path dossier;
    private Path out;
    private String said = "";

    @BeforeEach
    void a_small_dossier() throws Exception {
        dossier = Files.createDirectories(directory.resolve("dossier"));
        out = directory.resolve("out");
        write("comparison.json", """
                {"name": "small", "titles": {"en": "Small", "fr": "Petite"}, "date": "2026-01-01", "status": "opened",
                 "fictitious": true, "currency": "EUR", "months": 12, "seed": 1, "draws": 1000,
                 "sets": [{"set": "eu-ehds", "version": "2025-327", "weights": "arete-2026", "share": 0.5, "floor": null}],
                 "price": {"share": 0.5, "formula": "linear"}, "uncertainty": {"points": 5, "price": 0.05}, "earlier": []}
                """);
        write("providers.csv", "id,name\np,Provider\n");
        write("services.csv", "id,provider,name,entity\none,p,One,e\ntwo,p,Two,e\n");
        write("entities.csv", "id,name,country,in_union\ne,Entity,FR,true\n");
        write(
                "prices.csv",
                "service,item,kind,unit,quantity,unit_price,evidence\none,Use,run,month,1,10,\ntwo,Use,run,month,1,12,\n");
        write("README.md", "Not part of the dossier.\n");
    }

    @Test
    void a_comparison_is_written_signed_and_computed_again_by_another() throws Exception {
        Path key = directory.resolve("key");
        String vkey = FileSigner.create(key, "example.org/hosting", new SecureRandom())
                .verifierKey()
                .text();
        assertThat(run("compare", dossier.toString(), "--out", out.toString(), "--key", key.toString()))
                .isZero();
        String hash = said.strip().substring(said.strip().lastIndexOf(' ') + 1);
        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(run("verify", out.toString(), "--vkey", vkey)).isZero();
        assertThat(said).contains("Signed by example.org/hosting", hash);
        assertThat(run("compare", dossier.toString(), "--out", out.toString()))
                .as("over our own")
                .isZero();
        assertThat(run("verify", out.toString(), "--vkey", vkey)).isEqualTo(1);
        assertThat(said).contains("not signed");
    }

    @Test
    void whoever_changes_a_byte_is_found_out_with_the_file() throws Exception {
        run("compare", dossier.toString(), "--out", out.toString());
        for (String file : new String[] {"results.json", "tables/offers.csv", "index.fr.html", "SHA256SUMS"}) {
            Path changed = out.resolve(file);
            byte[] before = Files.readAllBytes(changed);
            Files.writeString(changed, Files.readString(changed).replaceFirst("[0-9]", "x"));
            assertThat(run("verify", out.toString())).isEqualTo(1);
            assertThat(said).contains(file + " differs from byte");
            Files.write(changed, before);
        }
        Files.writeString(
                out.resolve("data/prices.csv"),
                Files.readString(out.resolve("data/prices.csv")).replace("10", "9"));
        assertThat(run("verify", out.toString()))
                .as("other data, other results")
                .isEqualTo(1);
        Files.writeString(out.resolve("added.txt"), "more");
        assertThat(run("verify", out.toString())).isEqualTo(1);
        assertThat(said).contains("added.txt is no part of this comparison");
    }

    @Test
    void what_others_wrote_is_never_overwritten() throws Exception {
        Files.createDirectories(out);
        Files.writeString(out.resolve("thesis.txt"), "years of work");
        assertThat(run("compare", dossier.toString(), "--out", out.toString())).isEqualTo(1);
        assertThat(said).contains("thesis.txt");
        assertThat(out.resolve("thesis.txt")).hasContent("years of work");
        Files.writeString(out.resolve("SHA256SUMS"), "0".repeat(64) + "  ../dossier/providers.csv\n");
        assertThat(run("compare", dossier.toString(), "--out", out.toString())).isEqualTo(1);
        assertThat(dossier.resolve("providers.csv")).exists();
    }

    @Test
    void a_fault_is_told_in_a_line_and_wrong_usage_has_its_own_code() throws Exception {
        write("prices.csv", "service,item,kind,unit,quantity,unit_price,evidence\none,Use,run,month,1,ten,\n");
        assertThat(run("compare", dossier.toString(), "--out", out.toString())).isEqualTo(1);
        assertThat(said).contains("prices.csv, line 2: the unit_price 'ten' is not a number");
        assertThat(run("compare", dossier.toString())).isEqualTo(2);
        assertThat(run("verify", directory.resolve("nowhere").toString())).isEqualTo(1);
        assertThat(run("compare", "--help")).isZero();
        assertThat(said).contains("Examples:");
    }

    private void write(String file, String text) throws Exception {
        Files.writeString(dossier.resolve(file), text);
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "hosting";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try (PrintStream both = new PrintStream(told, true, UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            return Main.run(all);
        } finally {
            System.setOut(out);
            System.setErr(err);
            said = told.toString(UTF_8);
        }
    }
}
