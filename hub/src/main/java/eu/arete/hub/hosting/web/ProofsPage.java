package eu.arete.hub.hosting.web;

import eu.arete.hub.hosting.Proof;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.ProofReport;
import eu.arete.hub.hosting.RunningBuild;
import eu.arete.hub.hosting.proofs.BillOfMaterials;
import eu.arete.hub.hosting.proofs.ProofRegister;
import eu.arete.hub.publiclog.PublishedEntry;
import eu.arete.hub.site.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Each technical proof for anyone: what it shows, what it does not, its figures, its report, how to make it again. */
@Controller
class ProofsPage {
    /** A condition in the reader's language. */
    record Line(String words, boolean met, String seen) {}

    /**
     * A kind of proof as the page shows it.
     *
     * @param state {@code none}, {@code passed}, {@code failed} or {@code altered}
     * @param running of a build alone: whether this hub runs the {@code same} files, {@code others}, or {@code loose} classes
     */
    record Shown(
            String code,
            String state,
            @Nullable Instant madeAt,
            String sha256,
            List<Line> conditions,
            Map<String, String> facts,
            @Nullable Long logIndex,
            List<BillOfMaterials.Component> components,
            @Nullable String running,
            List<Proof> earlier) {}

    /** How many of a kind the page names. */
    private static final int SHOWN = 13;

    private final ProofRegister proofs;
    private final RunningBuild build;
    private final MessageSource messages;

    ProofsPage(ProofRegister proofs, RunningBuild build, MessageSource messages) {
        this.proofs = proofs;
        this.build = build;
        this.messages = messages;
    }

    @GetMapping("/hosting/proofs")
    String show(Model page, Locale locale) {
        page.addAttribute(
                "proofs",
                Arrays.stream(ProofKind.values())
                        .map(kind -> shown(kind, locale))
                        .toList());
        return "hosting/proofs";
    }

    /** The report as a file to keep. */
    @GetMapping("/hosting/proofs/{sha256:[0-9a-f]{64}}")
    ResponseEntity<byte[]> report(@PathVariable String sha256) {
        Proof proof = proofs.withReport(sha256).orElseThrow(() -> Refused.notFound("hosting.no-such-proof"));
        String name = "arete-" + code(proof.kind()) + "-" + sha256.substring(0, 8) + ".json";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(proof.report().getBytes(StandardCharsets.UTF_8));
    }

    private Shown shown(ProofKind kind, Locale locale) {
        Optional<Proof> last = proofs.latest(kind);
        if (last.isEmpty()) {
            return new Shown(code(kind), "none", null, "", List.of(), Map.of(), null, List.of(), null, List.of());
        }
        Proof proof = last.get();
        boolean altered = proof.facts().containsKey(ProofRegister.ALTERED);
        Map<String, String> facts = new TreeMap<>();
        proof.facts().forEach((name, value) -> facts.put(word("hosting.proofs.fact.", name, locale), value));
        return new Shown(
                code(kind),
                altered ? "altered" : proof.passed() ? "passed" : "failed",
                proof.madeAt(),
                proof.sha256(),
                altered ? List.of() : conditions(proof, locale),
                facts,
                proofs.entry(proof).map(PublishedEntry::index).orElse(null),
                altered ? List.of() : BillOfMaterials.in(proof),
                kind == ProofKind.BUILD ? running(proof) : null,
                proofs.history(kind, SHOWN).stream().skip(1).toList());
    }

    private String running(Proof proof) {
        if (build.jars().isEmpty()) {
            return "loose";
        }
        return build.isThatOf(proof) ? "same" : "others";
    }

    private List<Line> conditions(Proof proof, Locale locale) {
        try {
            return ProofReport.parse(proof.report()).conditions().stream()
                    .map(condition -> new Line(
                            word("hosting.proofs.condition.", condition.name(), locale),
                            condition.met(),
                            condition.seen()))
                    .toList();
        } catch (ProofReport.NotAReport otherForm) {
            // Another room may record its reports in a form of its own.
            return List.of();
        }
    }

    private String word(String prefix, String name, Locale locale) {
        String word = messages.getMessage(prefix + name, null, name, locale);
        return word == null ? name : word;
    }

    private static String code(ProofKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
