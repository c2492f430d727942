package eu.arete.hub.hosting.register;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody answered in public.
 *
 * @param fact the fact it is about; empty when it is about the service
 * @param author who they say they are: the hub did not check it
 * @param words plain text; empty when hidden
 * @param hidden why the hub hides it
 */
public record Reply(
        long id,
        String service,
        Optional<Long> fact,
        String author,
        String words,
        Instant receivedAt,
        Optional<String> hidden) {}
