package eu.arete.hub.hosting.web;

import eu.arete.hub.hosting.register.Kind;
import eu.arete.hub.hosting.register.Rule;
import eu.arete.hub.hosting.register.Shape;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Locale;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a declaration may hold, told to scripts from the same table that reads it. */
@Configuration(proxyBeanMethods = false)
class DeclarationSchema {
    private static final String NAME = "HostDeclaration";

    @Bean
    OpenApiCustomizer hostDeclarationSchema() {
        return api -> {
            api.getComponents().addSchemas(NAME, declaration());
            PathItem path = api.getPaths().get("/api/v1/hosting/services/{service}");
            Operation put = path == null ? null : path.getPut();
            if (put != null) {
                put.setRequestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType(
                                        "application/json",
                                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + NAME)))));
            }
        };
    }

    private static Schema<?> declaration() {
        Schema<?> all = new ObjectSchema().description("All that is known of a hosting service, whenever it holds.");
        for (Kind kind : Kind.values()) {
            Schema<?> fact = fact(kind);
            all.addProperty(kind.section(), kind.isSingle() ? fact : new ArraySchema().items(fact));
        }
        all.addRequiredItem(Kind.SERVICE.section());
        return all;
    }

    private static Schema<?> fact(Kind kind) {
        Schema<?> fact = new ObjectSchema();
        for (Rule rule : kind.rules()) {
            fact.addProperty(rule.name(), field(rule));
            if (rule.required()) {
                fact.addRequiredItem(rule.name());
            }
        }
        return fact;
    }

    private static Schema<?> field(Rule rule) {
        return switch (rule.shape()) {
            case YES_NO -> new BooleanSchema();
            case YEAR -> new IntegerSchema();
            case PERCENT, MONEY -> new NumberSchema();
            case NUMBERS -> new ArraySchema().items(new IntegerSchema());
            default -> text(rule);
        };
    }

    private static Schema<?> text(Rule rule) {
        StringSchema text = new StringSchema();
        rule.oneOf().forEach(text::addEnumItem);
        if (rule.shape() != Shape.TEXT) {
            text.format(rule.shape().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return text;
    }
}
