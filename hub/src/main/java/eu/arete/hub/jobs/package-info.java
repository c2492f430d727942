/**
 * Long work that outlives the process that does it: written down in the caller's transaction, carried out by one runner, taken up
 * again from its checkpoint when a hub died, cancelled by a person, tried again when a machine failed, and shown with its pace.
 *
 * <p>A room declares a {@link eu.arete.hub.jobs.JobKind} and submits to {@link eu.arete.hub.jobs.Jobs}. Rooms that keep their own queue
 * show it here by a {@link eu.arete.hub.jobs.JobSource}.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.jobs;
