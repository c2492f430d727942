package eu.arete.hub.access.internal;

import java.util.List;

/**
 * What an application lacks or may not hold, beside its field.
 *
 * @param code of the message {@code access.problem.<code>}
 */
public record Problem(String field, String code, List<Object> arguments) {

    public Problem {
        arguments = List.copyOf(arguments);
    }

    static Problem of(String field, String code, Object... arguments) {
        return new Problem(field, code, List.of(arguments));
    }
}
