/**
 * The opposition form: it turns the identity a person types into a first-stage code, hands the hub that code alone, and keeps
 * nothing.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.desk.form;
