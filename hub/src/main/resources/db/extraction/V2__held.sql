-- A job that met a closed gate is left in peace until then, or until the gate opens.
alter table job add column not_before timestamptz;
