package eu.arete.hub.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a refusal as RFC 9457 problem details: for the API, from a controller or from a security filter. */
@Component
public class Answers {
    private final Refusals refusals;
    private final JsonMapper json;

    Answers(Refusals refusals, JsonMapper json) {
        this.refusals = refusals;
        this.json = json;
    }

    public static boolean wantsProblem(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    public static Map<String, Object> problem(Refusals.Told told) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:arete:refusal:" + told.code());
        problem.put("title", told.what());
        problem.put("status", told.status());
        problem.put("detail", told.why());
        problem.put("code", told.code());
        problem.put("remedy", told.remedy());
        problem.put("places", told.places());
        if (told.incident() != null) {
            problem.put("incident", told.incident());
        }
        return problem;
    }

    public void write(Refused refused, Locale locale, HttpServletResponse response) throws IOException {
        Refusals.Told told = refusals.tell(refused, locale);
        response.setStatus(told.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Language", locale.getLanguage());
        json.writeValue(response.getOutputStream(), problem(told));
    }
}
