/**
 * Table schemas as others publish them (Table Schema JSON, with the French SNDS's own properties), turned into a descriptor of ours. What a
 * machine cannot know, the role of a field in a person's secrecy, is proposed by rules and confirmed by a person.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.lake.schema.published;
