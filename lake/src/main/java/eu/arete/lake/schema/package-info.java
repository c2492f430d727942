/** What a dataset declares about its tables: fields, types, constraints, roles. Parsed once, with every error named. */
@org.jspecify.annotations.NullMarked
package eu.arete.lake.schema;
