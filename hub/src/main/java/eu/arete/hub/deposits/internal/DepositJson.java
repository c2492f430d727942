package eu.arete.hub.deposits.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reports and sealed files as the room's tables keep them. */
@Component
class DepositJson {
    private final JsonMapper mapper = JsonMapper.builder().build();

    String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    <T> Optional<T> read(@Nullable String json, Class<T> type) {
        return json == null ? Optional.empty() : Optional.of(mapper.readValue(json, type));
    }
}
