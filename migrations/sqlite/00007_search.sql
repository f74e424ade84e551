-- +goose Up

-- What $search looks into is asked of functions that the service brings along.
