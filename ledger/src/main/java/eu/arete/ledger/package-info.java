/** The public log: Merkle tiles, checkpoints, signed notes, cosignatures, proofs, and their verifier. */
@org.jspecify.annotations.NullMarked
package eu.arete.ledger;
