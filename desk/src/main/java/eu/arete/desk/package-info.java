/** The identity desk: it holds the first-stage secret and no data; seals partners' files, serves the opposition form. */
@org.jspecify.annotations.NullMarked
package eu.arete.desk;
