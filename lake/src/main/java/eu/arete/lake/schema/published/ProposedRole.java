package eu.arete.lake.schema.published;

import eu.arete.lake.schema.Bilingual;
import eu.arete.lake.schema.FieldRole;

/**
 * A role that a rule proposes for a field, until a person confirms or corrects it.
 *
 * @param rule name of the rule
 */
public record ProposedRole(String table, String field, FieldRole role, String rule, Bilingual why) {}
