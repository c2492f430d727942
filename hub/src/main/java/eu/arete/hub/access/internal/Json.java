package eu.arete.hub.access.internal;

import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How records of this room are written in its tables: what was written once must be readable for ever, so unknown fields are passed over. */
@Component("accessJson")
class Json {

    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** Without the character NUL, which PostgreSQL does not keep. */
    String write(Object value) {
        return NUL.matcher(mapper.writeValueAsString(value)).replaceAll("$1");
    }

    <T> T read(String text, Class<T> type) {
        return mapper.readValue(text, type);
    }

    <T> T read(String text, TypeReference<T> type) {
        return mapper.readValue(text, type);
    }
}
