package eu.arete.hub.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.hosting.register.Fact;
import eu.arete.hub.hosting.register.HostRegister;
import eu.arete.hub.hosting.register.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

class HostRegisterTest extends HubTest {
    private static final String SERVICES = "/api/v1/hosting/services/";

    @Autowired
    private HostRegister register;

    @Autowired
    private Hosts hosts;

    @Test
    void an_operator_declares_a_host_in_one_go_and_anyone_reads_and_checks_it() {
        Visitor operator = as(Role.ADMINISTRATOR);
        assertThat(operator.put(SERVICES + "reg-a", example("reg-a")).status()).isEqualTo(200);

        JsonNode read = anyone().get(SERVICES + "reg-a").json();
        assertThat(read.path("ownership").path("withinLimits").asBoolean()).isFalse();
        assertThat(read.path("ownership").path("capital").decimalValue()).isEqualByComparingTo("28");
        byte[] declaration = anyone().get(SERVICES + "reg-a/declaration").bytes();
        String hash = history("reg-a").get(0).path("sha256").asString();
        assertThat(sha256(declaration)).isEqualTo(hash);
        assertThat(jdbc.sql("select count(*) from publiclog.entry where body like '%' || :hash || '%'")
                        .param("hash", hash)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(anyone().put(SERVICES + "reg-a", example("reg-a")).status()).isEqualTo(401);
        assertThat(as(Role.AUTHORITY).put(SERVICES + "reg-a", example("reg-a")).status())
                .isEqualTo(403);
    }

    @Test
    void the_same_declaration_again_changes_nothing() {
        Visitor operator = as(Role.ADMINISTRATOR);
        operator.put(SERVICES + "reg-same", example("reg-same"));
        String declaration = anyone().get(SERVICES + "reg-same/declaration").text();
        assertThat(operator.put(SERVICES + "reg-same", declaration).status()).isEqualTo(200);
        assertThat(history("reg-same").size()).isEqualTo(1);
    }

    @Test
    void a_fault_is_told_at_its_field_and_nothing_is_kept() {
        Visitor operator = as(Role.ADMINISTRATOR);
        String good = example("reg-fault");
        Map<String, String> faults = new TreeMap<>(Map.of(
                good.replace("\"inUnion\": false", "\"inUnion\": \"no\""), "entities[3].inUnion",
                good.replace("\"country\": \"IE\"", "\"country\": \"Ireland\""), "entities[4].country",
                good.replace("\"capital\": 62", "\"capital\": 82"), "ownership",
                good.replace("\"place\": \"Lyon\"", "\"place\": \"Lyon, call 01 42 34 56 78\""), "locations[1].place",
                good.replace("\"risk\"", "\"danger\""), "laws[0].risk",
                good.replace("\"until\": \"2028-05-31\"", "\"until\": \"2024-05-31\""), "certifications[0].until",
                good.replaceFirst("\"evidence\": \"contract\"", "\"evidence\": \"nothing\""), "service.evidence",
                good.replaceFirst("\"standing\": \"claimed\"", "\"standing\": \"audited\""), "entities[4].standing",
                good.replaceFirst("\"standing\": \"claimed\"", "\"standing\": \"demonstrated\""),
                        "entities[4].standing"));
        faults.forEach((json, place) -> {
            var refused = operator.put(SERVICES + "reg-fault", json);
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.json().path("places").get(0).path("field").asString())
                    .isEqualTo(place);
        });
        assertThat(operator.put(SERVICES + "reg-fault", "{\"service\": ").code())
                .isEqualTo("hosting.register.not-json");
        assertThat(anyone().get(SERVICES + "reg-fault").status()).isEqualTo(404);
    }

    /** Declares at random, remembers what was declared when, and asks about every pair of days. */
    @Test
    void what_was_known_on_any_day_about_any_day_is_what_was_declared_then() {
        Random random = new Random(20260302);
        List<Instant> moments = new ArrayList<>();
        List<Set<String>> declared = new ArrayList<>();
        Visitor operator = as(Role.ADMINISTRATOR);
        for (int version = 0; version < 12; version++) {
            Set<String> places = new HashSet<>();
            StringBuilder json = new StringBuilder(MINIMAL.replace("SERVICE", "reg-times"));
            for (int place = 0; place < 6; place++) {
                if (random.nextInt(2) == 0) {
                    int from = 1 + random.nextInt(20);
                    int until = from + random.nextInt(9);
                    places.add(place + " " + from + " " + until);
                    json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                            .append(
                                    "{\"use\":\"storage\",\"country\":\"FR\",\"place\":\"P%d\",\"from\":\"%s\",\"until\":\"%s\",\"standing\":\"claimed\",\"evidence\":\"paper\"}"
                                            .formatted(place, march(from), march(until)));
                }
            }
            var answer = operator.put(SERVICES + "reg-times", json + "]}");
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            moments.add(clock.instant());
            declared.add(places);
            clock.advance(Duration.ofSeconds(1 + random.nextInt(50)));
        }
        for (int version = 0; version < moments.size(); version++) {
            for (int day = 1; day <= 30; day += 1 + random.nextInt(4)) {
                int about = day;
                Set<String> expected = declared.get(version).stream()
                        .map(text -> text.split(" ", -1))
                        .filter(parts -> Integer.parseInt(parts[1]) <= about && about <= Integer.parseInt(parts[2]))
                        .map(parts -> "P" + parts[0])
                        .collect(Collectors.toSet());
                assertThat(register.asKnown("reg-times", march(about), moments.get(version))
                                .of(Kind.LOCATION))
                        .as("version %s, day %s", version, about)
                        .extracting(fact -> fact.value("place"))
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
        assertThat(register.asKnown("reg-times", march(10), moments.get(0).minusSeconds(1))
                        .ever())
                .isEmpty();
    }

    @Test
    void two_operators_at_once_are_both_heard_one_after_the_other() {
        Visitor operator = as(Role.ADMINISTRATOR);
        List<Integer> answers = List.of("Nantes", "Brest", "Metz", "Nice").parallelStream()
                .map(place -> operator.put(
                                SERVICES + "reg-both", example("reg-both").replace("Lille, two rooms", place))
                        .status())
                .toList();
        assertThat(answers).containsOnly(200);
        assertThat(history("reg-both").size()).isEqualTo(4);
        assertThat(register.now("reg-both").of(Kind.LOCATION)).hasSize(4);
    }

    @Test
    void scripts_are_told_what_a_declaration_may_hold() {
        JsonNode schemas = anyone().get("/api/v1/openapi.json")
                .json()
                .path("components")
                .path("schemas")
                .path("HostDeclaration")
                .path("properties");
        assertThat(schemas.path("transferPage").path("properties").has("seenSha256"))
                .isTrue();
        assertThat(schemas.path("certifications")
                        .path("items")
                        .path("properties")
                        .has("status"))
                .isTrue();
    }

    @Test
    void what_was_known_cannot_be_rewritten_even_in_the_database() {
        as(Role.ADMINISTRATOR).put(SERVICES + "reg-kept", example("reg-kept"));
        assertThatThrownBy(() -> jdbc.sql("update hosting.fact set body = '{}' where service = 'reg-kept'")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from hosting.fact where service = 'reg-kept'")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_fact_is_audited_by_somebody_else_and_again_once_it_changes() {
        Visitor both = as(Role.ADMINISTRATOR, Role.AUTHORITY);
        both.put(SERVICES + "reg-audit", example("reg-audit"));
        Fact storage = register.now("reg-audit").of(Kind.LOCATION).get(0);
        String path = SERVICES + "reg-audit/facts/" + storage.id() + "/audit";
        assertThat(both.post(path, Map.of()).code()).isEqualTo("hosting.register.audited-by-another");
        assertThat(as(Role.OFFICER).post(path, Map.of()).status()).isEqualTo(403);
        assertThat(as("cnil", Role.COMMITTEE).post(path, Map.of()).status()).isEqualTo(200);
        Fact audited = register.now("reg-audit").of(Kind.LOCATION).stream()
                .filter(fact -> fact.standing() == Standing.AUDITED)
                .findFirst()
                .orElseThrow();
        assertThat(audited.auditor()).contains("cnil");
        String declaration = anyone().get(SERVICES + "reg-audit/declaration").text();
        assertThat(both.put(SERVICES + "reg-audit", declaration).status()).isEqualTo(200);
        assertThat(both.put(SERVICES + "reg-audit", declaration.replace(audited.value("place"), "Elsewhere"))
                        .code())
                .isEqualTo("hosting.register.audited-by-another");
        assertThat(history("reg-audit").size()).isEqualTo(2);
    }

    @Test
    void a_demonstrated_fact_shows_the_hub_a_copy_of_what_was_demonstrated() {
        byte[] report = "what was seen".getBytes(StandardCharsets.UTF_8);
        String json = example("reg-shown")
                .replace("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", sha256(report))
                .replace(
                        "\"inUnion\": false, \"standing\": \"documented\"",
                        "\"inUnion\": false, \"standing\": \"demonstrated\"");
        Visitor operator = as(Role.ADMINISTRATOR);
        assertThat(operator.put(SERVICES + "reg-shown", json).code())
                .isEqualTo("hosting.register.demonstrated-without-copy");
        operator.put("/api/v1/hosting/archives/" + sha256(report), "application/pdf", report);
        assertThat(operator.put(SERVICES + "reg-shown", json).status()).isEqualTo(200);
    }

    @Test
    void the_gate_sees_the_host_that_is_ours_as_it_is_and_as_it_was() {
        Visitor operator = as(Role.ADMINISTRATOR);
        operator.put(SERVICES + "reg-ours", example("reg-ours"));
        Instant before = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        assertThat(operator.put("/api/v1/hosting/ours", Map.of("service", "reg-ours"))
                        .status())
                .isEqualTo(200);
        DeclaredHost ours = hosts.ours().orElseThrow();
        assertThat(ours.service()).isEqualTo("reg-ours");
        assertThat(ours.provider().id()).isEqualTo("example-sas");
        assertThat(ours.certifications()).hasSize(3);
        assertThat(ours.certifications().get(0).activities()).hasSize(6);
        assertThat(hosts.asKnown(LocalDate.of(2026, 3, 2), before).map(DeclaredHost::service))
                .isNotEqualTo(Optional.of("reg-ours"));
    }

    @Test
    void the_register_is_downloaded_as_the_files_of_a_comparison() {
        as(Role.ADMINISTRATOR).put(SERVICES + "reg-files", example("reg-files"));
        assertThat(anyone().get("/api/v1/hosting/register/certifications.csv").text())
                .startsWith("scheme,version,entity,service,activities,status,from,until,standing,evidence\n")
                .contains(
                        "hds,2.0,example-sas,,1;2;3;4;5;6,qualified,2025-06-01,2028-05-31,documented,reg-files.hds-certificate\n");
        assertThat(anyone().get("/api/v1/hosting/register/locations.csv").text())
                .contains("reg-files,storage,FR,\"Lille, two rooms\",documented,reg-files.contract\n");
        assertThat(anyone().get("/api/v1/hosting/register.zip").bytes())
                .isEqualTo(anyone().get("/api/v1/hosting/register.zip").bytes());
        assertThat(anyone().get("/api/v1/hosting/register/passwd").status()).isEqualTo(404);
    }

    private static final String MINIMAL = """
            {"service":{"name":"S","provider":"p","providerName":"P","entity":"e","standing":"claimed","evidence":"paper"},
             "entities":[{"id":"e","name":"E","country":"FR","inUnion":true,"standing":"claimed","evidence":"paper"}],
             "evidence":[{"id":"paper","title":"T","source":"S","date":"2026-01-01","disclosure":"public",
              "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}],
             "locations":[""".strip();

    private static LocalDate march(int day) {
        return LocalDate.of(2026, 3, day);
    }

    private JsonNode history(String service) {
        return anyone().get(SERVICES + service + "/history").json();
    }

    static String example(String service) {
        try {
            return Files.readString(Path.of("..", "examples", "hosting", "declaration", "example-cloud.json"))
                    .replace("\"service\": \"example-cloud\"", "\"service\": \"" + service + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
