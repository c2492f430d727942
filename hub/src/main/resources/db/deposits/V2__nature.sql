-- What the dataset said it was when the delivery was announced. Nobody said it of earlier ones: they count as real.
alter table deposit add column nature text not null default 'REAL' check (nature in ('SYNTHETIC', 'REAL'));
