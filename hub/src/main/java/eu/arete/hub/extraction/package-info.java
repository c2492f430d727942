/**
 * A permit compiled to a plan, carried out as a job that survives the hub's death, kept sealed under the project's own key with a
 * manifest of what was taken and what was withheld. Ends with the permit: the key is destroyed.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.extraction;
