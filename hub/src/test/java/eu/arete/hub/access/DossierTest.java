package eu.arete.hub.access;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.access.internal.Offer;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.procedures.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/** A hub with one small dataset on offer, and the words to take a dossier through it. */
@Import(DossierTest.SmallOffer.class)
public abstract class DossierTest extends HubTest {

    protected static final Map<String, Object> NOTHING = Map.of();

    /** A complete application, whose only user is its applicant. */
    protected static Map<String, Object> application(Visitor applicant) {
        Map<String, Object> content = new HashMap<>();
        content.put("title", "Follow-up of type 2 diabetes");
        content.put("summary", "How many persons treated for diabetes have the recommended blood tests?");
        content.put("purposes", List.of("RESEARCH"));
        content.put("publicInterest", "Fewer complications.");
        content.put("scope", scope("BEN_NIR_PSA", "BEN_SEX_COD"));
        content.put(
                "population",
                Map.of(
                        "criteria",
                        List.of(Map.of(
                                "dataset", "dcir",
                                "table", "IR_IMB_R",
                                "column", "MED_MTF_COD",
                                "test", "STARTS_WITH",
                                "values", List.of("E11")))));
        content.put("careFrom", "2023-01-01");
        content.put("careTo", "2023-12-31");
        content.put("namedUsers", List.of(applicant.person().email()));
        content.put("durationMonths", 24);
        content.put("safeguards", "Work in the workspace only.");
        content.put("funding", "Public.");
        content.put("interests", "None.");
        return content;
    }

    protected static List<Map<String, Object>> scope(String... columns) {
        return List.of(
                Map.of("dataset", "dcir", "tables", List.of(Map.of("table", "IR_BEN_R", "columns", List.of(columns)))));
    }

    protected JsonNode opened(Visitor applicant) {
        return applicant
                .post("/api/v1/dossiers", Map.of("procedure", "fr-standard"))
                .json();
    }

    protected Visitor.Answer save(Visitor applicant, JsonNode dossier, Map<String, Object> content) {
        return applicant.put(
                path(dossier) + "/application",
                Map.of("version", dossier.get("version").asInt(), "application", content));
    }

    /** Gives a command on the dossier as it now is. */
    protected Visitor.Answer give(Visitor who, JsonNode dossier, String command, Map<String, Object> with) {
        Map<String, Object> order = new HashMap<>(with);
        order.putIfAbsent("version", version(dossier));
        return who.post(path(dossier) + "/" + command, order);
    }

    protected JsonNode submitted(Visitor applicant) {
        JsonNode dossier =
                save(applicant, opened(applicant), application(applicant)).json();
        return give(applicant, dossier, "submit", NOTHING).json();
    }

    protected JsonNode granted(Visitor applicant) {
        JsonNode dossier = submitted(applicant);
        give(as(Role.OFFICER), dossier, "declare-complete", Map.of("outcome", "ORDINARY"));
        give(as(Role.COMMITTEE), dossier, "give-opinion", Map.of("outcome", "FAVOURABLE", "reasons", "Sound."));
        return give(
                        as(Role.AUTHORITY),
                        dossier,
                        "decide",
                        Map.of(
                                "outcome",
                                "GRANT",
                                "reasons",
                                "In the public interest.",
                                "conditions",
                                List.of("Publish.")))
                .json();
    }

    protected static String path(JsonNode dossier) {
        return "/api/v1/dossiers/" + dossier.get("id").asString();
    }

    private int version(JsonNode dossier) {
        return jdbc.sql("select version from access.dossier where id = cast(:id as uuid)")
                .param("id", dossier.get("id").asString())
                .query(Integer.class)
                .single();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class SmallOffer {
        @Bean
        @Primary
        Offer smallOffer() {
            return () -> List.of(new Offer.DatasetOffer(
                    "dcir",
                    text("Reimbursed care"),
                    List.of(
                            new Offer.TableOffer(
                                    "IR_BEN_R",
                                    text("Beneficiaries"),
                                    List.of(
                                            variable("BEN_NIR_PSA", Offer.Kind.IDENTIFIER),
                                            variable("BEN_SEX_COD", Offer.Kind.PLAIN),
                                            variable("BEN_NAI_MOI", Offer.Kind.POTENTIAL_IDENTIFIER),
                                            variable("BEN_RES_COM", Offer.Kind.POTENTIAL_IDENTIFIER))),
                            new Offer.TableOffer(
                                    "IR_IMB_R",
                                    text("Long-term illness"),
                                    List.of(variable("MED_MTF_COD", Offer.Kind.PLAIN))))));
        }

        private static Offer.VariableOffer variable(String name, Offer.Kind kind) {
            return new Offer.VariableOffer(name, text(name), kind);
        }

        private static Text text(String both) {
            return new Text(both, both);
        }
    }
}
