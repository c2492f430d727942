package eu.arete.hub.extraction.internal;

import eu.arete.hub.extraction.OpposedCodes;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Until a room receives oppositions. */
@Configuration(proxyBeanMethods = false)
class NobodyOpposed {

    @Bean
    @ConditionalOnMissingBean(OpposedCodes.class)
    OpposedCodes nobody() {
        return Set::of;
    }
}
