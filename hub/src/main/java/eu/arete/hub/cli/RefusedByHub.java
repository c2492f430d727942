package eu.arete.hub.cli;

import tools.jackson.databind.JsonNode;

/** The hub answered with problem details (RFC 9457). */
public final class RefusedByHub extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    RefusedByHub(String request, int status, JsonNode problem) {
        super(text(request, status, problem));
        this.status = status;
        this.code = problem.path("code").asString("");
    }

    public int status() {
        return status;
    }

    /** The stable code of the refusal, empty if the answer had none. */
    public String code() {
        return code;
    }

    private static String text(String request, int status, JsonNode problem) {
        StringBuilder text = new StringBuilder("the hub refused (" + status + ")");
        String detail = problem.path("detail").asString(problem.path("title").asString(""));
        if (!detail.isEmpty()) {
            text.append(": ").append(detail);
        }
        if (problem.hasNonNull("place")) {
            text.append(" at ").append(problem.path("place"));
        }
        String code = problem.path("code").asString("");
        return text.append(" [")
                .append(request)
                .append(code.isEmpty() ? "" : ", " + code)
                .append(']')
                .toString();
    }
}
