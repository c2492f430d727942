package eu.arete.desk.form;

import eu.arete.desk.form.OppositionForm.Asked;
import eu.arete.desk.form.OppositionForm.Field;
import eu.arete.privacy.FirstStage;
import eu.arete.privacy.ReceiptNumber;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers the form and its JSON twin. An identity lives here as long as one call, and goes nowhere. */
final class Desk {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COOKIE = "arete_desk_form";

    private final FirstStage stage;
    private final HubDoor hub;
    private final Pages pages;
    private final FormToken tokens;
    private final SecureRandom random;
    private final Clock clock;
    private final Consumer<String> operator;

    Desk(FirstStage stage, HubDoor hub, Pages pages, SecureRandom random, Clock clock, Consumer<String> operator) {
        this.stage = stage;
        this.hub = hub;
        this.pages = pages;
        this.tokens = new FormToken(random, clock);
        this.random = random;
        this.clock = clock;
        this.operator = operator;
    }

    private record Outcome(ReceiptNumber receipt, Instant executedBy) {}

    Response show(Request request) {
        Messages messages = Messages.of(request.query("lang"), request.header("Accept-Language"));
        return form(request, 200, messages, OppositionForm.empty(), "");
    }

    Response send(Request request) throws IOException, Request.TooLarge {
        Map<String, String> fields = request.form();
        Messages messages = Messages.of(fields.getOrDefault("lang", ""), request.header("Accept-Language"));
        OppositionForm form = OppositionForm.read(typed(fields), clock);
        boolean ours = tokens.isValid(request.cookie(COOKIE), fields.getOrDefault("token", ""));
        if (request.comesFromElsewhere() || !ours) {
            return form(request, 403, messages, new OppositionForm(form.typed(), Map.of(), null), "trouble.token");
        }
        Asked asked = form.asked();
        if (asked == null) {
            return form(request, 422, messages, form, "");
        }
        try {
            Outcome outcome = handOn(asked);
            return Response.page(200, pages.receipt(messages, asked.wish(), outcome.receipt(), outcome.executedBy()));
        } catch (HubDoor.Closed e) {
            operator.accept(String.valueOf(e.getMessage()));
            return form(request, 503, messages, form, "trouble.hub");
        }
    }

    /** The same by JSON, for another public service's own form. Not a type that a foreign page can send unasked. */
    Response sendJson(Request request) throws IOException, Request.TooLarge {
        Messages messages = Messages.of("", request.header("Accept-Language"));
        if (!request.contentType().equals("application/json") || request.comesFromElsewhere()) {
            return problem(messages, 415, "desk.media-type", "refusal.malformed", Map.of());
        }
        OppositionForm form;
        try {
            Map<String, String> fields = new HashMap<>();
            JsonNode body = JSON.readTree(request.body());
            for (Field field : Field.values()) {
                fields.put(field.key(), body.path(field.key()).asString(""));
            }
            form = OppositionForm.read(typed(fields), clock);
        } catch (JacksonException e) {
            return problem(messages, 400, "desk.malformed", "refusal.malformed", Map.of());
        }
        Asked asked = form.asked();
        if (asked == null) {
            return problem(messages, 422, "desk.form", "fault.summary", form.faults());
        }
        try {
            Outcome outcome = handOn(asked);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("receipt", outcome.receipt().text());
            answer.put("wish", asked.wish().word());
            answer.put("executedBy", outcome.executedBy().toString());
            answer.put("check", pages.checkAddress());
            return Response.json(201, JSON.writeValueAsString(answer));
        } catch (HubDoor.Closed e) {
            operator.accept(String.valueOf(e.getMessage()));
            return problem(messages, 503, "desk.hub", "trouble.hub", Map.of());
        }
    }

    Response problem(Messages messages, int status, String code, String message, Map<Field, String> faults) {
        List<Map<String, String>> places = faults.entrySet().stream()
                .map(fault ->
                        Map.of("field", fault.getKey().key(), "detail", messages.say("fault." + fault.getValue())))
                .toList();
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:arete:refusal:" + code);
        problem.put("title", messages.say(message));
        problem.put("status", status);
        problem.put("code", code);
        problem.put("places", places);
        return Response.json(status, JSON.writeValueAsString(problem));
    }

    Response refusal(Request request, int status, String code, String message) {
        Messages messages = Messages.of(request.query("lang"), request.header("Accept-Language"));
        return request.path().startsWith("/api/")
                ? problem(messages, status, code, message, Map.of())
                : Response.page(status, pages.refusal(messages, message));
    }

    private Outcome handOn(Asked asked) throws HubDoor.Closed {
        ReceiptNumber receipt = ReceiptNumber.random(random);
        HubDoor.Noted noted = hub.note(stage.code(asked.identity()), asked.wish(), receipt.hash());
        return new Outcome(receipt, noted.executedBy());
    }

    private Response form(Request request, int status, Messages messages, OppositionForm form, String trouble) {
        String cookie = request.cookie(COOKIE);
        boolean fresh = !cookie.matches("[0-9a-f]{32}");
        if (fresh) {
            cookie = tokens.newCookie();
        }
        Response page = Response.page(status, pages.form(messages, form, tokens.token(cookie), trouble));
        return fresh
                ? page.with("Set-Cookie", COOKIE + "=" + cookie + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=7200")
                : page;
    }

    private static Map<Field, String> typed(Map<String, String> fields) {
        Map<Field, String> typed = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            String text = fields.getOrDefault(field.key(), "");
            typed.put(field, text.length() > 60 ? "" : text);
        }
        return typed;
    }
}
