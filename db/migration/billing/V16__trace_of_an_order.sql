-- In which trace an order was placed (W3C traceparent); its result is part of it. Orders of before have none.
alter table gateway_order add column trace text;
