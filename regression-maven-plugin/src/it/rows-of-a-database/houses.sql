-- One row for each house that was sold.
select id, area, rooms, town, price
from houses
where price is not null;
