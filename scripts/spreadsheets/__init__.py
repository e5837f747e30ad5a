"""Villages in and out of Excel: `python -m scripts sheets export desa.xlsx`, `… import desa.xlsx [--write]`.

formats   what kind of file it is, by its content: `.xls`, `.ods`, PDF and others are called by their name
table     a file of cells -> rows of text          (what Excel does to codes and dates is undone in `cells`)
listing   the header of a list found, its rows by column
resolve   names as people type them -> keys and codes; what the code tells is filled in
records   what a row can be: a village, a report of a meeting    (columns: the declared fields, the single list)
rows      rows -> blocks of data, all checked
reports   the reports of meetings: `python -m scripts sheets reports import laporan.xlsx`
recruiters, recruiter_rows   the official list of who may recruit: `python -m scripts sheets import-recruiters daftar.xlsx`
update    records -> the changed lines of the data file; all other lines stay as they are
"""
