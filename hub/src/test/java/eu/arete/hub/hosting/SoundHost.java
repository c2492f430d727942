package eu.arete.hub.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.Visitor;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** A fictitious European host that meets every rule of the gate from a day on, declared by the API as an operator would. */
public final class SoundHost {
    private static final String DOCUMENT =
            "Certificates, register of shareholders and contract of a host that does not exist.";
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final Visitor administrator;
    private final String service;

    public SoundHost(Visitor administrator, String service) {
        this.administrator = administrator;
        this.service = service;
    }

    /** Declares it, with an HDS certificate that ends on that day, and says that the hub runs on it. */
    public void declare(Instant now, LocalDate certifiedUntil) {
        declare(now, certifiedUntil, "qualified");
    }

    /** The same, on the way to its qualification. */
    public void declareUnqualified(Instant now, LocalDate certifiedUntil) {
        declare(now, certifiedUntil, "in-audit");
    }

    private void declare(Instant now, LocalDate certifiedUntil, String qualification) {
        String sha256 = HostRegisterTest.sha256(DOCUMENT.getBytes(StandardCharsets.UTF_8));
        assertThat(administrator
                        .api(administrator
                                .request("/api/v1/hosting/archives/" + sha256)
                                .PUT(HttpRequest.BodyPublishers.ofString(DOCUMENT)))
                        .status())
                .isEqualTo(204);
        var declared = administrator.put("/api/v1/hosting/services/" + service, """
                {"service":{"name":"Alpine Sound","provider":"alpine","providerName":"Alpine","entity":"alpine-sas",%1$s},
                 "entities":[{"id":"alpine-sas","name":"Alpine SAS","country":"FR","inUnion":true,%1$s},
                             {"id":"founders","name":"Founders","country":"FR","inUnion":true,%1$s}],
                 "ownership":[{"holder":"founders","held":"alpine-sas","capital":90,"votes":95,%1$s}],
                 "locations":[{"use":"storage","country":"FR","place":"Lyon",%1$s},{"use":"backup","country":"DE","place":"Ulm",%1$s}],
                 "certifications":[
                  {"scheme":"hds","version":"2.0","entity":"alpine-sas","activities":[1,2,3,4,5,6],"status":"qualified",
                   "from":"2025-01-01","until":"%2$s",%1$s},
                  {"scheme":"secnumcloud","version":"3.2","entity":"alpine-sas","service":"%3$s","status":"%6$s",
                   "from":"2025-01-01","until":"2099-12-31",%1$s}],
                 "transferPage":{"url":"https://host.example/transfers","sha256":"%4$s","seen":"%5$s",%1$s},
                 "evidence":[{"id":"file","title":"File of the host","source":"https://host.example/file","date":"2026-01-10",
                  "sha256":"%4$s","disclosure":"public"}]}
                """.formatted(
                        "\"standing\":\"demonstrated\",\"evidence\":\"file\"",
                        certifiedUntil,
                        service,
                        sha256,
                        now,
                        qualification));
        assertThat(declared.status()).as(declared.text()).isEqualTo(200);
        assertThat(administrator
                        .put("/api/v1/hosting/ours", Map.of("service", service))
                        .status())
                .isEqualTo(200);
    }

    /** Records every technical proof the gate asks for, as made now. */
    public static void prove(Proofs proofs, Instant now) {
        for (ProofKind kind : ProofKind.values()) {
            proofs.record(kind, now, true, Map.of(), "{\"test\":\"" + kind + " " + now + "\"}");
        }
    }

    /** What a hub that runs from loose classes cannot meet: two persons excuse it for a week. */
    public static String excuse(Visitor administrator, Visitor authority, String rule, Instant now) {
        var proposed = administrator.post(
                "/api/v1/hosting/gate/overrides",
                Map.of(
                        "rule",
                        rule,
                        "reason",
                        "The hub of this test runs from loose classes, which no build proof is about.",
                        "function",
                        "Director of operations",
                        "until",
                        now.atZone(ZONE).toLocalDate().plusDays(6).toString()));
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
        String number = proposed.json().path("number").asString();
        var approved = authority.post(
                "/api/v1/hosting/gate/overrides/" + number + "/approve",
                Map.of("function", "President of the authority"));
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        return number;
    }
}
